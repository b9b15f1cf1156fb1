"""What laws and places are called in a document, by the names under which bylaws know them."""

from __future__ import annotations

from bylawkit.diagnostics import Text

_LAWS = {
    "civil-code": Text("民法典", "Civil Code"),
    "property-regulations": Text("物业管理条例", "Property Management Regulations"),
    "condominium-interpretation": Text("区分所有权解释", "Interpretation on Condominium Ownership"),
    "property-service-interpretation": Text(
        "物业服务解释", "Interpretation on Property Service Disputes"
    ),
    "guiding-rules": Text("指导规则", "Guiding Rules on Owners' Assemblies and Committees"),
    "repair-fund-measures": Text("维修资金办法", "Repair Fund Measures"),
    "public-rental-measures": Text("公租房办法", "Public Rental Housing Measures"),
    "fire-protection-law": Text("消防法", "Fire Protection Law"),
    "beijing-property-regulations": Text(
        "北京市物业管理条例", "Beijing Property Management Regulations"
    ),
    "shanghai-residential-property-rules": Text(
        "上海市住宅物业管理规定", "Shanghai Rules on Residential Property Management"
    ),
    "hangzhou-property-regulations": Text(
        "杭州市物业管理条例", "Hangzhou Property Management Regulations"
    ),
    "qingdao-property-regulations": Text(
        "青岛市物业管理条例", "Qingdao Property Management Regulations"
    ),
}
_OTHER_KEYS = {
    "property-management-regulations": "property-regulations",
    "court-condominium": "condominium-interpretation",
    "court-property-service": "property-service-interpretation",
    "residential-property-rules": "shanghai-residential-property-rules",
}
"""Laws that a bylaw may also cite by their key in the law packs, without the place."""

_BY_NAME = {name: text for key, text in _LAWS.items() for name in (key, *text)} | {
    key: _LAWS[known] for key, known in _OTHER_KEYS.items()
}


def law_name(name: str, lang: str) -> str | None:
    """The law's name in ``lang``, or ``None`` if it is not one of those known."""
    known = _BY_NAME.get(name)
    return None if known is None else known(lang)


_PLACES = {
    "china": Text("中国", "China"),
    "beijing": Text("北京", "Beijing"),
    "shanghai": Text("上海", "Shanghai"),
    "hangzhou": Text("杭州", "Hangzhou"),
    "zhejiang": Text("浙江", "Zhejiang"),
    "qingdao": Text("青岛", "Qingdao"),
    "shandong": Text("山东", "Shandong"),
}
_BY_PLACE = {name: text for key, text in _PLACES.items() for name in (key, *text)}


def place_name(name: str, lang: str) -> str:
    """A place in ``lang``; one that is not known as it is written, with a capital."""
    known = _BY_PLACE.get(name)
    return name[:1].upper() + name[1:] if known is None else known(lang)
