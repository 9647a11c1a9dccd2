"""The codes of ISO 3166: which ids a country, or a part of one, may have."""

import functools
import re
from collections.abc import Mapping

__all__ = ["ALPHA3", "alpha3_codes", "former_codes", "is_country_id", "wrong_alpha3"]

# Alpha-2 and alpha-3 code of each country.
_CODES = (
    "AD:AND AE:ARE AF:AFG AG:ATG AI:AIA AL:ALB AM:ARM AO:AGO AQ:ATA AR:ARG AS:ASM AT:AUT AU:AUS AW:ABW "
    "AX:ALA AZ:AZE BA:BIH BB:BRB BD:BGD BE:BEL BF:BFA BG:BGR BH:BHR BI:BDI BJ:BEN BL:BLM BM:BMU BN:BRN "
    "BO:BOL BQ:BES BR:BRA BS:BHS BT:BTN BV:BVT BW:BWA BY:BLR BZ:BLZ CA:CAN CC:CCK CD:COD CF:CAF CG:COG "
    "CH:CHE CI:CIV CK:COK CL:CHL CM:CMR CN:CHN CO:COL CR:CRI CU:CUB CV:CPV CW:CUW CX:CXR CY:CYP CZ:CZE "
    "DE:DEU DJ:DJI DK:DNK DM:DMA DO:DOM DZ:DZA EC:ECU EE:EST EG:EGY EH:ESH ER:ERI ES:ESP ET:ETH FI:FIN "
    "FJ:FJI FK:FLK FM:FSM FO:FRO FR:FRA GA:GAB GB:GBR GD:GRD GE:GEO GF:GUF GG:GGY GH:GHA GI:GIB GL:GRL "
    "GM:GMB GN:GIN GP:GLP GQ:GNQ GR:GRC GS:SGS GT:GTM GU:GUM GW:GNB GY:GUY HK:HKG HM:HMD HN:HND HR:HRV "
    "HT:HTI HU:HUN ID:IDN IE:IRL IL:ISR IM:IMN IN:IND IO:IOT IQ:IRQ IR:IRN IS:ISL IT:ITA JE:JEY JM:JAM "
    "JO:JOR JP:JPN KE:KEN KG:KGZ KH:KHM KI:KIR KM:COM KN:KNA KP:PRK KR:KOR KW:KWT KY:CYM KZ:KAZ LA:LAO "
    "LB:LBN LC:LCA LI:LIE LK:LKA LR:LBR LS:LSO LT:LTU LU:LUX LV:LVA LY:LBY MA:MAR MC:MCO MD:MDA ME:MNE "
    "MF:MAF MG:MDG MH:MHL MK:MKD ML:MLI MM:MMR MN:MNG MO:MAC MP:MNP MQ:MTQ MR:MRT MS:MSR MT:MLT MU:MUS "
    "MV:MDV MW:MWI MX:MEX MY:MYS MZ:MOZ NA:NAM NC:NCL NE:NER NF:NFK NG:NGA NI:NIC NL:NLD NO:NOR NP:NPL "
    "NR:NRU NU:NIU NZ:NZL OM:OMN PA:PAN PE:PER PF:PYF PG:PNG PH:PHL PK:PAK PL:POL PM:SPM PN:PCN PR:PRI "
    "PS:PSE PT:PRT PW:PLW PY:PRY QA:QAT RE:REU RO:ROU RS:SRB RU:RUS RW:RWA SA:SAU SB:SLB SC:SYC SD:SDN "
    "SE:SWE SG:SGP SH:SHN SI:SVN SJ:SJM SK:SVK SL:SLE SM:SMR SN:SEN SO:SOM SR:SUR SS:SSD ST:STP SV:SLV "
    "SX:SXM SY:SYR SZ:SWZ TC:TCA TD:TCD TF:ATF TG:TGO TH:THA TJ:TJK TK:TKL TL:TLS TM:TKM TN:TUN TO:TON "
    "TR:TUR TT:TTO TV:TUV TW:TWN TZ:TZA UA:UKR UG:UGA UM:UMI US:USA UY:URY UZ:UZB VA:VAT VC:VCT VE:VEN "
    "VG:VGB VI:VIR VN:VNM VU:VUT WF:WLF WS:WSM YE:YEM YT:MYT ZA:ZAF ZM:ZMB ZW:ZWE "
)
# Codes of countries that are no more, or that changed their name, by ISO 3166-3.
_FORMER = (
    "AIDJ:AFI ANHH:ANT BQAQ:ATB BUMM:BUR BYAA:BYS CSHH:CSK CSXX:SCG CTKI:CTE DDDE:DDR DYBJ:DHY FQHH:ATF "
    "FXFR:FXX GEHH:GEL HVBF:HVO JTUM:JTN MIUM:MID NHVU:NHB NQAQ:ATN NTHH:NTZ PCHH:PCI PUUM:PUS PZPA:PCZ "
    "RHZW:RHO SKIN:SKM SUHH:SUN TPTL:TMP VDVN:VDR WKUM:WAK YDYE:YMD YUCS:YUG ZRCD:ZAR"
)
# Codes that the standard leaves to its users.
_FREE = r"AA|Q[M-Z]|X[A-Z]|ZZ"
_FREE_ALPHA3 = r"AA[A-Z]|Q[M-Z][A-Z]|X[A-Z][A-Z]|ZZ[A-Z]"

ALPHA3 = "|".join([*(pair[-3:] for pair in f"{_CODES} {_FORMER}".split()), _FREE_ALPHA3])
"""The alpha-3 codes of countries that are or were, and those left to users, as a pattern."""


@functools.cache
def alpha3_codes() -> Mapping[str, str]:
    """The alpha-3 code of each alpha-2 code.

    >>> alpha3_codes()["RU"]
    'RUS'
    """
    return {pair[:2]: pair[3:] for pair in _CODES.split()}


def is_country_id(id_: str) -> bool:
    """Whether it is a code of ISO 3166-1 or -2, one of a former country, or one left to users.

    >>> is_country_id("BA-SRP"), is_country_id("XA"), is_country_id("SUHH"), is_country_id("UK")
    (True, True, True, False)
    """
    country, dash, part = id_.partition("-")
    if dash and not re.fullmatch(r"[A-Z0-9]{1,3}", part):
        return False
    known = country in alpha3_codes() or re.fullmatch(_FREE, country) is not None
    return known or (not dash and country in former_codes())


@functools.cache
def former_codes() -> Mapping[str, str]:
    """The alpha-3 code that each former country had, by its code of ISO 3166-3.

    >>> former_codes()["SUHH"]
    'SUN'
    """
    return {pair[:4]: pair[5:] for pair in _FORMER.split()}


def wrong_alpha3(id_: str, alpha3: str) -> str:
    """Why a country of this id has not this alpha-3 code; empty where it may have it.

    >>> wrong_alpha3("RU", "FRA"), wrong_alpha3("XK", "XKX"), wrong_alpha3("BA-SRP", "BIH")
    ("that of RU is 'RUS', not 'FRA'", '', 'a part of a country has none')
    """
    if "-" in id_:
        return "a part of a country has none"
    own = alpha3_codes().get(id_) or former_codes().get(id_)
    if own is not None:
        return "" if own == alpha3 else f"that of {id_} is {own!r}, not {alpha3!r}"
    if re.fullmatch(_FREE, id_) and not re.fullmatch(_FREE_ALPHA3, alpha3):
        return (
            f"{alpha3!r} is that of another country; for {id_} there are codes left to users, such as 'XAA'"
        )
    return ""
