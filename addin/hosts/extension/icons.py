"""The buttons' pictures: lines on a 24-point square, in the colour of their group. Drawn for this project."""

from __future__ import annotations

from addin.buttons.button import Button

COLORS = {"填报": "#1565C0", "汇总": "#2E7D32", "补贴": "#C2560C", "报表": "#6A3FA0", "帮助": "#455A64"}
_COIN = '<circle cx="12" cy="12" r="10"/>'
_YUAN = '<path d="M8 5.5l4 6 4-6M12 11.5V19M8 12.500h8M8 15.500h8"/>'
_TRAY = "M3 15v6h18v-6"
_SHAPES = {
    "fill_new_roster": '<circle cx="9" cy="8" r="4.500"/><path d="M1.500 21.500c0-5 3-7.500 7.500-7.500s7.500 2.500 7.500 7.500M20 5v7M16.500 8.500h7"/>',
    "fill_new_liaison": '<circle cx="8.500" cy="8" r="4.500"/><path d="M1 21.500c0-5 3-7.500 7.500-7.500s7.500 2.500 7.500 7.500M16 4a4.300 4.300 0 0 1 0 8M19 14.500c3 1 4 4 4 7"/>',
    "fill_new_activity": '<rect x="3" y="4.500" width="18" height="17" rx="2"/><path d="M3 10h18M8 2v5M16 2v5M8 14.500h3"/>',
    "fill_new_allowance": _COIN + _YUAN,
    "fill_new_assessment": '<rect x="4" y="4" width="16" height="18" rx="2"/><path d="M9 2h6v4H9zM8 11h8M8 16h8"/>',
    "fill_check": '<rect x="2.500" y="2.500" width="19" height="19" rx="3"/><path stroke-width="3" d="M7 12.500l4 4 7-9"/>',
    "fill_next": '<path stroke-width="2.600" d="M2 12h14M10 5.500l6.500 6.500-6.500 6.500M21.500 4v16"/>',
    "fill_clear": '<path d="M8 20.500l-6-6L13 3.500l8 8-9 9zM7.500 9l8 8M8 20.500h14"/>',
    "fill_report": f'<path stroke-width="2.600" d="M12 16V3M6 9l6-6 6 6{_TRAY}"/>',
    "gather_receive": f'<path stroke-width="2.600" d="M12 2v13M6 9.500l6 6 6-6{_TRAY}"/>',
    "gather_status": '<path d="M2 5l2.500 2.500L8 3M2 12l2.500 2.500L8 10M2 19l2.500 2.500L8 17M12 5h10M12 12h10M12 19h10"/>',
    "gather_sum": '<path stroke-width="2.800" d="M19 7.500V4H5l8 8-8 8h14v-3.500"/>',
    "gather_repeated": '<rect x="2.500" y="2.500" width="12" height="12" rx="1.500"/><rect x="9.500" y="9.500" width="12" height="12" rx="1.500"/>',
    "money_compute": '<rect x="4" y="2" width="16" height="20" rx="2"/><path d="M8 6.500h8v2.500H8zM8 13h.500M12 13h.500M16 13h.500M8 17.500h.500M12 17.500h.500M16 17.500h.500"/>',
    "money_repeated": '<circle cx="8.500" cy="12" r="6.500"/><circle cx="15.500" cy="12" r="6.500"/>',
    "money_approve": '<path d="M3 21.500h18M4.500 17l1.200-5L16 2l4.500 4.500L10 16z"/>',
    "money_sheet": '<path d="M6 8V2h12v6M6 17.500H2.500V8h19v9.500H18M6 14h12v8H6z"/>',
    "money_reconcile": '<rect x="2" y="3" width="7" height="18" rx="1"/><rect x="15" y="3" width="7" height="18" rx="1"/><path d="M10.500 10h3M10.500 14h3"/>',
    "money_pay": '<circle cx="10" cy="11" r="8"/><path d="M6.500 6l3.500 5 3.500-5M10 11v6M7 12.500h6"/><path stroke-width="3" d="M13.500 18.500l3 3 6-7.500"/>',
    "money_reverse": '<path stroke-width="2.600" d="M8 3L2.500 8.500 8 14M3 8.500h12a6 6 0 0 1 0 12H8"/>',
    "report_summary": '<rect x="2.500" y="3" width="19" height="18" rx="1.500"/><path d="M2.500 9h19M2.500 15h19M9 3v18"/>',
    "report_notices": '<rect x="2" y="4.500" width="20" height="15" rx="1.500"/><path d="M2.500 6l9.500 7.500L21.500 6"/>',
    "report_dashboard": '<path stroke-width="3.500" d="M5.500 20v-7M12 20V4M18.500 20V9"/><path d="M2 22h20"/>',
    "help_rules": '<path d="M12 5.500C9.500 3.500 6 3 2 3v16c4 0 7.500.500 10 2.500 2.500-2 6-2.500 10-2.500V3c-4 0-7.500.500-10 2.500zM12 5.500v16"/>',
    "help_settings": '<path d="M2 6h11M19 6h3M2 12h3M11 12h11M2 18h9M17 18h5"/><circle cx="16" cy="6" r="2.700"/><circle cx="8" cy="12" r="2.700"/><circle cx="14" cy="18" r="2.700"/>',
    "help_doctor": '<circle cx="10" cy="10" r="7.500"/><path stroke-width="2.800" d="M15.500 15.500L22 22"/>',
    "help_about": '<circle cx="12" cy="12" r="10"/><path stroke-width="2.600" d="M12 11v6.500M12 6.500v.300"/>',
}  # fmt: skip
NEW = '<path d="M5 2h9l5 5v15H5zM14 2v5h5"/><path stroke-width="2.400" d="M12 11v7M8.500 14.500h7"/>'


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
