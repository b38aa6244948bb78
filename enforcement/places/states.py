"""The states of the United States as they are written, and the federal districts in each.

Abbreviations: the Postal Service's, and those of the Associated Press stylebook used in datelines.
Cities: those the stylebook lets stand alone in a dateline, and others of one meaning only.
Districts: 28 U.S.C. 81-131, with Guam (48 U.S.C. 1424), the Northern Mariana Islands (48 U.S.C.
1821) and the Virgin Islands (48 U.S.C. 1611).
"""

from __future__ import annotations

# code | name | other abbreviations (comma) | judicial districts (letters; "-" for a single one)
_TABLE = """
AL|Alabama|Ala.|NMS
AK|Alaska||-
AZ|Arizona|Ariz.|-
AR|Arkansas|Ark.|EW
CA|California|Calif.,Cal.|NECS
CO|Colorado|Colo.|-
CT|Connecticut|Conn.|-
DE|Delaware|Del.|-
DC|District of Columbia|D.C.|-
FL|Florida|Fla.|NMS
GA|Georgia|Ga.|NMS
GU|Guam||-
HI|Hawaii|Haw.|-
ID|Idaho||-
IL|Illinois|Ill.|NCS
IN|Indiana|Ind.|NS
IA|Iowa||NS
KS|Kansas|Kan.,Kans.|-
KY|Kentucky|Ky.|EW
LA|Louisiana|La.|EMW
ME|Maine||-
MD|Maryland|Md.|-
MA|Massachusetts|Mass.|-
MI|Michigan|Mich.|EW
MN|Minnesota|Minn.|-
MS|Mississippi|Miss.|NS
MO|Missouri|Mo.|EW
MP|Northern Mariana Islands||-
MT|Montana|Mont.|-
NE|Nebraska|Neb.,Nebr.|-
NV|Nevada|Nev.|-
NH|New Hampshire|N.H.|-
NJ|New Jersey|N.J.|-
NM|New Mexico|N.M.|-
NY|New York|N.Y.|NESW
NC|North Carolina|N.C.|EMW
ND|North Dakota|N.D.,N. Dak.|-
OH|Ohio||NS
OK|Oklahoma|Okla.|NEW
OR|Oregon|Ore.|-
PA|Pennsylvania|Pa.,Penn.,Penna.|EMW
PR|Puerto Rico|P.R.|-
RI|Rhode Island|R.I.|-
SC|South Carolina|S.C.|-
SD|South Dakota|S.D.,S. Dak.|-
TN|Tennessee|Tenn.|EMW
TX|Texas|Tex.|NESW
UT|Utah||-
VT|Vermont|Vt.|-
VA|Virginia|Va.|EW
VI|Virgin Islands|V.I.,U.S. Virgin Islands|-
WA|Washington|Wash.|EW
WV|West Virginia|W.Va.,W. Va.|NS
WI|Wisconsin|Wis.,Wisc.|EW
WY|Wyoming|Wyo.|-
"""
# Cities and regions named without their state.
_CITIES = """
AL: Birmingham Huntsville Montgomery Tuscaloosa
AK: Anchorage Fairbanks Juneau
AZ: Phoenix Tucson Scottsdale
AR: Little_Rock
CA: Los_Angeles San_Diego San_Francisco Sacramento San_Jose Oakland Fresno Bakersfield Long_Beach
    Beverly_Hills Southern_California Santa_Ana Silicon_Valley
CO: Denver Boulder Colorado_Springs
CT: New_Haven Hartford Bridgeport Stamford
DC: Washington_D.C.
FL: Miami South_Florida Fort_Lauderdale Ft._Lauderdale Tampa Orlando Jacksonville Tallahassee
    St._Petersburg Boca_Raton West_Palm_Beach Palm_Beach Fort_Myers Pensacola Sarasota Hialeah
    Miami-Dade Miami_Beach Broward Broward_County Miami-Dade_County
    Palm_Beach_County Ocala Coral_Gables
GA: Atlanta Savannah Macon
HI: Honolulu
ID: Boise
IL: Chicago
IN: Indianapolis Fort_Wayne Evansville
IA: Des_Moines Cedar_Rapids
KS: Wichita Topeka
KY: Louisville Bowling_Green
LA: New_Orleans Baton_Rouge Shreveport
MD: Baltimore Annapolis Greenbelt Bethesda
MA: Boston Worcester Cape_Cod
MI: Detroit Grand_Rapids Lansing Ann_Arbor Dearborn Kalamazoo
MN: Minneapolis St._Paul Duluth
MS: Gulfport Biloxi Hattiesburg
MO: St._Louis Jefferson_City
NE: Omaha
NV: Las_Vegas Carson_City
NJ: Newark Trenton Jersey_City Atlantic_City North_Jersey South_Jersey
NM: Albuquerque Santa_Fe
NY: New_York_City Brooklyn Manhattan Bronx Queens Staten_Island Long_Island Buffalo Syracuse NYC
    Poughkeepsie Westchester Westchester_County
    Queens_County Bronx_County
NC: Charlotte Raleigh Greensboro Winston-Salem
ND: Fargo Bismarck
OH: Cleveland Cincinnati Toledo Akron Dayton
OK: Oklahoma_City Tulsa
PA: Philadelphia Pittsburgh Harrisburg Scranton Allentown
PR: San_Juan
RI: Providence
SC: Myrtle_Beach
SD: Sioux_Falls Rapid_City
TN: Nashville Memphis Knoxville Chattanooga
TX: Houston Dallas San_Antonio Austin Fort_Worth El_Paso McAllen Laredo Corpus_Christi Plano
UT: Salt_Lake_City
VA: Norfolk Roanoke Virginia_Beach Newport_News
WA: Seattle Spokane Tacoma Washington_State
WI: Milwaukee
WY: Cheyenne
"""
#: A letter of the table to the side of a state that its district covers.
SIDES = {"N": "Northern", "E": "Eastern", "S": "Southern", "W": "Western", "C": "Central",
          "M": "Middle", "-": ""}  # fmt: skip

_ROWS = [line.split("|") for line in _TABLE.strip().splitlines()]

#: Two letters to the name.
STATE_NAMES: dict[str, str] = {code: name for code, name, _, _ in _ROWS}
#: How a name or abbreviation is written, in lower case, to two letters.
STATE_CODES: dict[str, str] = {
    written.lower(): code
    for code, name, short, _ in _ROWS
    for written in (code, name, *short.split(","))
    if written
}
#: The abbreviations with full stops, as written.
ABBREVIATIONS: tuple[str, ...] = tuple(
    abbreviation for _, _, short, _ in _ROWS for abbreviation in short.split(",") if abbreviation
)
#: A city as written, in lower case, to two letters.
CITIES: dict[str, str] = {
    city.replace("_", " ").lower(): line.partition(":")[0]
    for line in _CITIES.strip().replace("\n    ", " ").splitlines()
    for city in line.partition(":")[2].split()
}


def district_name(side: str, code: str) -> str:
    """`Northern District of Ohio`, of a side ("Northern"; empty for a state of one district) and a
    state's two letters, whether or not there is such a district."""
    if code == "DC":
        return "District of Columbia"
    article = "the " if code in ("VI", "MP") else ""
    return f"{side} District of {article}{STATE_NAMES[code]}".strip()


#: Every federal judicial district by its name, to its state.
DISTRICTS: dict[str, str] = {
    district_name(SIDES[side], code): code for code, _, _, sides in _ROWS for side in sides
}
