"""The buttons' pictures: lines on a 24-point square, in the colour of their group. Drawn for this project."""

from __future__ import annotations

from addin.doors.ribbon.button import Button

COLORS = {"填报": "#1565C0", "汇总": "#2E7D32", "补贴": "#C2560C", "报表": "#6A3FA0", "帮助": "#455A64"}
_COIN = '<circle cx="12" cy="12" r="10"/>'
_YUAN = '<path d="M8 5.5l4 6 4-6M12 11.5V19M8 12.5h8M8 15.5h8"/>'
_TRAY = "M3 15v6h18v-6"
_SHAPES = {
    "fill_new_roster": (
        '<circle cx="9" cy="8" r="4.5"/><path d="M1.5 21.5c0-5 3-7.5 7.5-7.5s7.5 2.5 7.5 7.5M20 5v7M16.5 8.5h7"/>'
    ),
    "fill_new_liaison": (
        '<circle cx="8.5" cy="8" r="4.5"/>'
        '<path d="M1 21.5c0-5 3-7.5 7.5-7.5s7.5 2.5 7.5 7.5M16 4a4.3 4.3 0 0 1 0 8M19 14.5c3 1 4 4 4 7"/>'
    ),
    "fill_new_activity": (
        '<rect x="3" y="4.5" width="18" height="17" rx="2"/><path d="M3 10h18M8 2v5M16 2v5M8 14.5h3"/>'
    ),
    "fill_new_allowance": _COIN + _YUAN,
    "fill_new_assessment": '<rect x="4" y="4" width="16" height="18" rx="2"/><path d="M9 2h6v4H9zM8 11h8M8 16h8"/>',
    "fill_check": '<rect x="2.5" y="2.5" width="19" height="19" rx="3"/><path stroke-width="3" d="M7 12.5l4 4 7-9"/>',
    "fill_next": '<path stroke-width="2.6" d="M2 12h14M10 5.5l6.5 6.5-6.5 6.5M21.5 4v16"/>',
    "fill_clear": '<path d="M8 20.5l-6-6L13 3.5l8 8-9 9zM7.5 9l8 8M8 20.5h14"/>',
    "fill_report": f'<path stroke-width="2.6" d="M12 16V3M6 9l6-6 6 6{_TRAY}"/>',
    "gather_receive": f'<path stroke-width="2.6" d="M12 2v13M6 9.5l6 6 6-6{_TRAY}"/>',
    "gather_status": '<path d="M2 5l2.5 2.5L8 3M2 12l2.5 2.5L8 10M2 19l2.5 2.5L8 17M12 5h10M12 12h10M12 19h10"/>',
    "gather_sum": '<path stroke-width="2.8" d="M19 7.5V4H5l8 8-8 8h14v-3.5"/>',
    "gather_repeated": (
        '<rect x="2.5" y="2.5" width="12" height="12" rx="1.5"/>'
        '<rect x="9.5" y="9.5" width="12" height="12" rx="1.5"/>'
    ),
    "money_compute": (
        '<rect x="4" y="2" width="16" height="20" rx="2"/>'
        '<path d="M8 6.5h8v2.5H8zM8 13h.5M12 13h.5M16 13h.5M8 17.5h.5M12 17.5h.5M16 17.5h.5"/>'
    ),
    "money_repeated": '<circle cx="8.5" cy="12" r="6.5"/><circle cx="15.5" cy="12" r="6.5"/>',
    "money_approve": '<path d="M3 21.5h18M4.5 17l1.2-5L16 2l4.5 4.5L10 16z"/>',
    "money_sheet": '<path d="M6 8V2h12v6M6 17.5H2.5V8h19v9.5H18M6 14h12v8H6z"/>',
    "money_reconcile": (
        '<rect x="2" y="3" width="7" height="18" rx="1"/><rect x="15" y="3" width="7" height="18" rx="1"/>'
        '<path d="M10.5 10h3M10.5 14h3"/>'
    ),
    "money_pay": (
        '<circle cx="10" cy="11" r="8"/><path d="M6.5 6l3.5 5 3.5-5M10 11v6M7 12.5h6"/>'
        '<path stroke-width="3" d="M13.5 18.5l3 3 6-7.5"/>'
    ),
    "money_reverse": '<path stroke-width="2.6" d="M8 3L2.5 8.5 8 14M3 8.5h12a6 6 0 0 1 0 12H8"/>',
    "report_summary": '<rect x="2.5" y="3" width="19" height="18" rx="1.5"/><path d="M2.5 9h19M2.5 15h19M9 3v18"/>',
    "report_notices": '<rect x="2" y="4.5" width="20" height="15" rx="1.5"/><path d="M2.5 6l9.5 7.5L21.5 6"/>',
    "report_dashboard": '<path stroke-width="3.5" d="M5.5 20v-7M12 20V4M18.5 20V9"/><path d="M2 22h20"/>',
    "help_rules": (
        '<path d="M12 5.5C9.5 3.5 6 3 2 3v16c4 0 7.5.5 10 2.5 2.5-2 6-2.5 10-2.5V3c-4 0-7.5.5-10 2.5zM12 5.5v16"/>'
    ),
    "help_settings": (
        '<path d="M2 6h11M19 6h3M2 12h3M11 12h11M2 18h9M17 18h5"/><circle cx="16" cy="6" r="2.7"/>'
        '<circle cx="8" cy="12" r="2.7"/><circle cx="14" cy="18" r="2.7"/>'
    ),
    "help_doctor": '<circle cx="10" cy="10" r="7.5"/><path stroke-width="2.8" d="M15.5 15.5L22 22"/>',
    "help_about": '<circle cx="12" cy="12" r="10"/><path stroke-width="2.6" d="M12 11v6.5M12 6.5v.3"/>',
}  # fmt: skip
NEW = '<path d="M5 2h9l5 5v15H5zM14 2v5h5"/><path stroke-width="2.4" d="M12 11v7M8.5 14.5h7"/>'


def drawn(tag: str) -> bool:
    """Whether this button has a picture of its own."""
    return tag in _SHAPES


def icon(one: Button, size: int, *, menu: bool = False) -> str:
    """The picture of a button, or of the drop-down it stands in, as SVG of so many points."""
    shape = NEW if menu else _SHAPES.get(one.tag, _COIN)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size}" height="{size}" viewBox="0 0 24 24"><g fill="none" '
        f'stroke="{COLORS[one.group]}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">{shape}</g></svg>\n'
    )
