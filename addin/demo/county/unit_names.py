"""Names of the invented county's units: departments, streets, schools, hospitals, centres."""

from __future__ import annotations

_DEPARTMENTS = (
    "农业农村局", "教育体育局", "卫生健康局", "财政局", "民政局",
    "人力资源和社会保障局", "住房和城乡建设局", "交通运输局", "水务局", "林业和草原局",
    "商务和投资促进局", "文化和旅游局", "审计局", "统计局", "市场监督管理局",
    "应急管理局", "司法局", "公安分局", "自然资源局", "生态环境分局",
    "发展和改革局", "工业和科技信息化局", "退役军人事务局", "医疗保障局", "城市管理局",
    "信访局", "乡村振兴局", "政务服务管理局", "机关事务服务中心", "人民法院",
    "人民检察院", "税务局", "档案馆", "委党校", "总工会",
    "妇女联合会", "科学技术协会", "文学艺术界联合会", "残疾人联合会", "红十字会",
    "供销合作社", "工商业联合会", "融媒体中心", "气象局", "烟草专卖局",
)  # fmt: skip
_STREETS = (
    "拓东", "鼓楼", "东华", "联盟", "金辰", "青云", "龙泉", "茨坝", "双龙", "松华", "滇源", "阿子营", "白塔", "桃源", "小坝",
)  # fmt: skip
_PLACES = (
    "第一", "第二", "第三", "第四", "第五", "第六", "第七", "第八", "第九", "第十",
)  # fmt: skip
_CENTRES = (
    "图书馆", "文化馆", "博物馆", "青少年活动中心", "体育训练中心", "老年大学", "特殊教育学校",
    "职业高级中学", "农业技术推广中心", "林业技术推广站", "动物疫病预防控制中心", "不动产登记中心",
)  # fmt: skip


def unit_names(county: str) -> list[str]:
    """About 130 names of units, the usual ones first, each beginning with the county's name."""
    streets = [f"{county}{street}街道办事处" for street in _STREETS]
    schools = [f"{county}{place}{kind}" for place in _PLACES for kind in ("中学", "小学", "幼儿园", "人民医院")]
    clinics = [f"{county}{street}社区卫生服务中心" for street in _STREETS]
    hospitals = [f"{county}中医医院", f"{county}妇幼保健院", f"{county}疾病预防控制中心"]
    departments, centres = ([county + name for name in names] for names in (_DEPARTMENTS, _CENTRES))
    return departments + streets + hospitals + schools + clinics + centres
