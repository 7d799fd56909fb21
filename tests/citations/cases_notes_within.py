"""Footnotes whose full references do not fill them, and short ones by title (`helpers.shape`)."""

TERWISGA = "H. Terwisga, ‘Het water wint. Een balans’, Tijdschrift voor Waterzaken 12 (1998), p. 4."
KOOLMA = "E. Koolma, Dijken en dalen. Een streekgeschiedenis, Zwolle: De Kaai 2003."

CASES = [
    (
        ["Zie vooral H. Terwisga, ‘Het water wint’, Tijdschrift voor Waterzaken 12 (1998), p. 4."],
        ["Zie vooral | Terwisga | Het water wint | 1998 | p. 4"],
    ),
    (
        ["Een zeldzame uitzondering is E. Koolma, Dijken en dalen, Zwolle: De Kaai 2003, p. 12."],
        ["Een zeldzame uitzondering is | Koolma | Dijken en dalen | 2003 | p. 12"],
    ),
    (
        ["Over de aanleg: G. van der Steur, Polderrecht, Leiden: Zandweg 1974, p. 88."],
        ["Over de aanleg: | van der Steur | Polderrecht | 1974 | p. 88"],
    ),
    (
        ["Zie Stb. 1986, 412 en, instemmend, N. Brouwers, ‘Nat’, Waterrecht 9 (1987), p. 31."],
        ["Stb. | 412 | 1986", "instemmend, | Brouwers | Nat | 1987 | p. 31"],
    ),
    (
        ["Vgl. Koolma 2003, p. 7 en RIZO, Het peil in tabellen, Lelystad/Den Haag 2012, p. 5."],
        ["Vgl. | Koolma | 2003 | p. 7", "RIZO | Het peil in tabellen | 2012 | p. 5"],
    ),
    (
        ["De zegswijze is van T. Noordhof, ‘Mijn sloot’, De Nieuwe Bode, 3 maart 2017."],
        ["Noordhof | Mijn sloot | 2017"],
    ),
    (
        [f"{KOOLMA[:-1]}, p. 3, en H. Terwisga, Gemaal en molen, Hoorn: Stoom 1991, hfst. 2."],
        [
            "Koolma | Dijken en dalen. Een streekgeschiedenis | 2003 | p. 3",
            "Terwisga | Gemaal en molen | 1991 | hfst. 2",
        ],
    ),
    (
        [f"{KOOLMA[:-1]}, alsmede H. Terwisga, Gemaal en molen, Hoorn: Stoom 1991."],
        [
            "Koolma | Dijken en dalen. Een streekgeschiedenis | 2003",
            "Terwisga | Gemaal en molen | 1991",
        ],
    ),
    (
        [f"{KOOLMA} Later ook: H. Terwisga, Gemaal en molen, Hoorn: Stoom 1991."],
        [
            "Koolma | Dijken en dalen. Een streekgeschiedenis | 2003",
            "Later ook: | Terwisga | Gemaal en molen | 1991",
        ],
    ),
    (
        [f"{KOOLMA[:-1]}; anders: H. Terwisga, Gemaal en molen, Hoorn: Stoom 1991."],
        [
            "Koolma | Dijken en dalen. Een streekgeschiedenis | 2003",
            "anders: | Terwisga | Gemaal en molen | 1991",
        ],
    ),
    (
        ["De eerste druk was van later datum. Vgl. ook E. Koolma, Wad, Zwolle: De Kaai 2001."],
        ["Vgl. ook | Koolma | Wad | 2001"],
    ),
    (
        ["S. de Wilde en P. Ooms, Nat land. Boeren in de polder, 1920-1965, Assen: Klei 1999."],
        ["de Wilde, Ooms | Nat land. Boeren in de polder, 1920-1965 | 1999"],
    ),
    (
        ["Zie verder S. de Wilde, De vloed van 1953, Assen: Klei & Zonen 1983, p. 1953."],
        ["Zie verder | de Wilde | De vloed van 1953 | 1983 | p. 1953"],
    ),
    (
        ["A. Buitenweg, Het recht van overpad (diss. Utrecht) Den Haag: Kern 2004, p. 6."],
        ["Buitenweg | Het recht van overpad | 2004 | p. 6"],
    ),
    (
        ["Grondig is A. Buitenweg, Het recht van overpad, proefschrift Utrecht 2004."],
        ["Grondig is | Buitenweg | Het recht van overpad | 2004"],
    ),
    (
        ["B. Ploeger, ‘Slib’, Waterrecht 17 (1991), nr. 2, p. 41-52, aldaar p. 44."],
        ["Ploeger | Slib | 1991 | p. 44"],
    ),
    (
        ["Zie ook B. Ploeger, ‘Klei’, in: R. Vink, Grond, Assen: Klei 1988, p. 3-9, aldaar p. 5."],
        ["Zie ook | Ploeger | Klei | 1988 | p. 5"],
    ),
    (
        [TERWISGA, "Terwisga, ‘Het water wint’, p. 17."],
        [
            "Terwisga | Het water wint. Een balans | 1998 | p. 4",
            "Terwisga | Het water wint | 1998 | p. 17",
        ],
    ),
    (
        [KOOLMA, "Zie Koolma, Dijken en dalen, p. 9; Ibid., p. 11."],
        [
            "Koolma | Dijken en dalen. Een streekgeschiedenis | 2003",
            "Zie | Koolma | Dijken en dalen | 2003 | p. 9",
        ],
    ),
    (
        [f"{KOOLMA[:-1]}; vgl. Koolma, Dijken en dalen, hfst. 3."],
        [
            "Koolma | Dijken en dalen. Een streekgeschiedenis | 2003",
            "vgl. | Koolma | Dijken en dalen | 2003 | hfst. 3",
        ],
    ),
    (["Stb. 1998, 300. H. Terwisga, Gemaal en molen, Hoorn: Stoom 1998."],
     ["Stb. | 300 | 1998", "Terwisga | Gemaal en molen | 1998"]),
    (
        ["Voor een overzicht: Koolma e.a. 2003."],
        ["Voor een overzicht: | Koolma e.a. | 2003"],
    ),
    (
        ["Een overzicht geven Koolma & Vink, t.a.p. (noot 2), p. 5."],
        ["Een overzicht geven | Koolma, Vink | p. 5"],
    ),
    (
        ["Zie hierover P. Vink (red.), Grond en slib, Assen: Klei 1988, p. 12."],
        ["Zie hierover | Vink | Grond en slib | 1988 | p. 12"],
    ),
    (
        ["Hierover onder meer: W.F. Vink, Later nat, 1960-1990 (Assen: Klei, 1995) 12-15."],
        ["Hierover onder meer: | Vink | Later nat, 1960-1990 | 1995"],
    ),
    (
        ["E. Koolma, a.w., p. 3 en P. Vink, De kade, Assen: Klei 1992, p. 6."],
        ["Koolma | p. 3", "Vink | De kade | 1992 | p. 6"],
    ),
    (
        ["P. Vink, De kade, Assen: Klei 1992, p. 6 e.v. Kritisch N. Bol, ‘Nat’, Peil 1993, p. 4."],
        ["Vink | De kade | 1992 | p. 6 e.v.", "Kritisch | Bol | Nat | 1993 | p. 4"],
    ),
    (["Kamerstukken II 1958/59, 5 204, nr. 7, p. 9."], ["5 204, nr. 7 | 1958/59 | p. 9"]),
    (["Zo ook P. Jansen in ‘Buitenhof’ van 3 mei 2009."], []),
    (["Met dank aan P. Jansen, Directeur van het waterschap, die in 2009 nog leefde."], []),
    (["Dat zei P. Jansen, ‘Het moet anders’ was zijn leus, in 2009 tegen de krant."], []),
    (["Wij spraken in Assen met P. Jansen, G. de Boer en M. Vos, alle drie in 2009."], []),
    (["De foto is gemaakt door A. Bos, Amsterdam 1999."], []),
    (["Volgens het CBS, De Bilt en Lelystad inbegrepen, kromp het aantal in 2012."], []),
    (["Hier gaat het om de titel ‘Dijken en dalen’, die E. Koolma eerst niet wilde."], []),
    (["Zie Stb. 1998, 300. De toelichting (1998) is kort."], ["Stb. | 300 | 1998"]),
    (["Terwisga, ‘Nooit eerder genoemd’, p. 17."], []),
]  # fmt: skip
