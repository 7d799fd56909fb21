"""Citations in the sentence: marked texts, and what each must give (`helpers.shape`)."""

CASES = [
    ("<0>Halás en Klapka (2021)</0> vinden dat ook.", ["Halás, Klapka | 2021"]),
    ("Volgens <0>De Jong (2019)</0> is dat zo.", ["De Jong | 2019"]),
    ("<0>J. Pollema (2015)</0> ziet dat anders.", ["Pollema | 2015"]),
    ("Dat zegt <0>H.P. van der Knaap (2008)</0> ook.", ["van der Knaap | 2008"]),
    ("<0>Pollema’s (2015)</0> studie is bekend.", ["Pollema | 2015"]),
    ("<0>Kops’ (2010)</0> analyse is bekend.", ["Kops | 2010"]),
    ("<0>Putnams (1993)</0> studie is bekend.", ["Putnam | 1993"]),
    ("<0>Putnams (1993)</0> beroemde studie is bekend.", ["Putnam | 1993"]),
    ("<0>Kramers (1993)</0> stelt dat vast.", ["Kramers | 1993"]),
    ("Zoals <0>Putnam 1993</0> liet zien, helpt vertrouwen.", ["Putnam | 1993"]),
    ("Volgens <0>Scott 1998</0> is overzicht een vorm van macht.", ["Scott | 1998"]),
    ("Dat is, aldus <0>Scott 1998, p. 4</0>, een vorm van macht.", ["Scott | 1998 | p. 4"]),
    ("Dat laat <0>Scott 1998</0> zien.", ["Scott | 1998"]),
    ("Hier stelt <0>Van der Knaap 2008</0> iets anders.", ["Van der Knaap | 2008"]),
    ("In navolging van <0>Scott 1998</0> noemen wij dat leesbaarheid.", ["Scott | 1998"]),
    ("Dat staat ook bij <0>Scott e.a. 1998</0>.", ["Scott e.a. | 1998"]),
    ("<0>Pollema en Scott 1998</0> betogen het omgekeerde.", ["Pollema, Scott | 1998"]),
    ("<0>Vgl. Scott 1998</0> en <1>Pollema 2015</1>.", ["Vgl. | Scott | 1998", "Pollema | 2015"]),
    ("<0>Zie ook Scott (1998)</0> over leesbaarheid.", ["Zie ook | Scott | 1998"]),
    ("<0>Zie bijvoorbeeld Scott (1998)</0> hierover.", ["Zie bijvoorbeeld | Scott | 1998"]),
    ("Bron: <0>Scott 1998</0>, bewerking auteurs.", ["Scott | 1998"]),
    ("Bron: <0>CBS (2019)</0>.", ["CBS | 2019"]),
    ("Bron: <0>CBS 2019</0>.", ["CBS | 2019"]),
    ("Figuur 3. Meldingen per wijk (<0>CBS, 2019</0>)", ["CBS | 2019"]),
    ("Bron: <0>Aarts en Bolt (2011, p. 8)</0>", ["Aarts, Bolt | 2011 | p. 8"]),
    ("– de rol van de wijkagent (<0>Aarts 2011</0>);", ["Aarts | 2011"]),
    # several works
    (
        "<0>Aarts (2011)</0> en <1>Bolt (2012)</1> denken daar anders over.",
        ["Aarts | 2011", "Bolt | 2012"],
    ),
    (
        "<0>Aarts (2011)</0>, <1>Bolt (2012)</1> en <2>Cremers (2013)</2> niet.",
        ["Aarts | 2011", "Bolt | 2012", "Cremers | 2013"],
    ),
    (
        "Auteurs als <0>Aarts (2011</0>, <1>2014</1>) en <2>Bolt en Cremers (2012)</2> niet.",
        ["Aarts | 2011", "Aarts | 2014", "Bolt, Cremers | 2012"],
    ),
    ("<0>Aarts (2011</0> en <1>2014</1>) niet.", ["Aarts | 2011", "Aarts | 2014"]),
    ("<0>Aarts (2011</0>; <1>2014</1>) niet.", ["Aarts | 2011", "Aarts | 2014"]),
    ("<0>Aarts, Bolt en Cremers (2015)</0> wel.", ["Aarts, Bolt, Cremers | 2015"]),
    ("<0>Aarts, Bolt & Cremers (2015)</0> wel.", ["Aarts, Bolt, Cremers | 2015"]),
    ("<0>Aarts, Van der Bolt, et al. (2015)</0> wel.", ["Aarts, Van der Bolt e.a. | 2015"]),
    ("<0>Aarts en collega’s (2015)</0> wel.", ["Aarts e.a. | 2015"]),
    ("<0>Aarts c.s. (2015)</0> wel.", ["Aarts e.a. | 2015"]),
    ("<0>Aarts et al. (2015)</0> wel.", ["Aarts e.a. | 2015"]),
    ("Het werk van Robert <0>Putnam (1993)</0> hoort hierbij.", ["Putnam | 1993"]),
    ("Hoogleraar bestuurskunde Mark <0>Pollema (2015)</0> meent dat.", ["Pollema | 2015"]),
    ("De socioloog <0>Scott (1998)</0> meent dat.", ["Scott | 1998"]),
    ("Socioloog <0>Scott (1998)</0> meent dat.", ["Scott | 1998"]),
    (
        "In hun boek beschrijven <0>Aarts en Van den Bolt (2015)</0> dat.",
        ["Aarts, Van den Bolt | 2015"],
    ),
    ("Wat <0>Ten Hooven (1999)</0> noemt.", ["Ten Hooven | 1999"]),
    ("Ook <0>Aalders-Van Dijk (2011)</0> noemt dat.", ["Aalders-Van Dijk | 2011"]),
    ("Ook <0>O’Neill (2002)</0> noemt dat.", ["O’Neill | 2002"]),
    ("Ook <0>al-Sayyad (2004)</0> noemt dat.", ["al-Sayyad | 2004"]),
    ("Ook <0>García Márquez (1967)</0> noemt dat.", ["García Márquez | 1967"]),
    ("De ideeën van <0>Scott (1998)</0> zijn bekend.", ["Scott | 1998"]),
    (
        "Dat bleek eerder (zie <0>Scott (1998)</0>).".replace("zie <0>", "<0>zie "),
        ["zie | Scott | 1998"],
    ),
    ("Anders dan <0>Scott (1998)</0> zien wij dat niet.", ["Scott | 1998"]),
    ("Sinds <0>Scott (1998)</0> weten we dat.", ["Scott | 1998"]),
    ("Met <0>Scott (1998)</0> nemen we aan dat dit zo is.", ["Scott | 1998"]),
    (
        "<0>Bovens, ’t Hart en Van Twist (2012</0>, 9e druk) wel.",
        ["Bovens, ’t Hart, Van Twist | 2012"],
    ),
    (
        "Het idee komt van <0>Hayek (1945</0>; zie ook <1>1960</1>).",
        ["Hayek | 1945", "Hayek | 1960"],
    ),
    (
        "Zij volgen <0>Foucault (bijv. 1975</0>; <1>1976</1>).",
        ["bijv. | Foucault | 1975", "Foucault | 1976"],
    ),
    (
        "Zoals <0>Kruis en Grutter (2016</0>, <1>geciteerd in Van der Toorn 2019: 4</1>) stellen.",
        ["Kruis, Grutter | 2016", "geciteerd in | Van der Toorn | 2019 | 4"],
    ),
    ("<0>Hirschmans (1970)</0> drieslag past hier.", ["Hirschman | 1970"]),
    ("Volgens <0>Prins en Cachet (2011)</0> is dat zo.", ["Prins, Cachet | 2011"]),
    ("Volgens <0>De Koning (2011)</0> is dat zo.", ["De Koning | 2011"]),
    ("Volgens <0>Van Delft (2011)</0> is dat zo.", ["Van Delft | 2011"]),
    ("Volgens <0>De Winter (2011)</0> is dat zo.", ["De Winter | 2011"]),
    ("Zij citeren <0>Merton (1968 [1949]: 475)</0> instemmend.", ["Merton | 1949/1968 | 475"]),
    ("Dat doen <0>Skot & Maas (red.) (2009)</0> ook.", ["Skot, Maas | 2009"]),
    (
        "Oud-hoogleraar Cyrille <0>Fijnhout (2012, pp. 3-5)</0> was kritisch.",
        ["Fijnhout | 2012 | pp. 3-5"],
    ),
    (
        "Het <0>Europees Hof voor de Rechten van de Mens (2010)</0> vond dat.",
        ["Europees Hof voor de Rechten van de Mens | 2010"],
    ),
    (
        "Het WODC-onderzoek van <0>Smit, Aarts & Bongers (2018)</0> is uitgebreid.",
        ["Smit, Aarts, Bongers | 2018"],
    ),
    ("Met <0>Beck (1986/1992)</0> spreken we van risico.", ["Beck | 1986/1992"]),
    # across lines
    ("Dat zien we bij <0>Van der\nKnaap (2008)</0> ook.", ["Van der Knaap | 2008"]),
    ("Dat zien we bij <0>Aarts  en\nBolt  (2008)</0> ook.", ["Aarts, Bolt | 2008"]),
    # organisations
    ("Het <0>Ministerie van BZK (2022)</0> wil dat.", ["Ministerie van BZK | 2022"]),
    ("De <0>Inspectie VenJ (2014)</0> wil dat.", ["Inspectie VenJ | 2014"]),
    ("Het <0>PBL (2019)</0> wil dat.", ["PBL | 2019"]),
    ("De <0>Raad van State (2015)</0> wil dat.", ["Raad van State | 2015"]),
    ("De <0>Europese Commissie (2020)</0> wil dat.", ["Europese Commissie | 2020"]),
    ("De <0>WRR (2006)</0> wil dat.", ["WRR | 2006"]),
    ("De <0>Commissie-Oosting (2015)</0> wil dat.", ["Commissie-Oosting | 2015"]),
    ("De <0>commissie-Oosting (2015)</0> wil dat.", ["commissie-Oosting | 2015"]),
    ("De <0>Raad voor de Rechtspraak (2016)</0> wil dat.", ["Raad voor de Rechtspraak | 2016"]),
    ("De <0>gemeente Rotterdam (2016)</0> wil dat.", ["gemeente Rotterdam | 2016"]),
    ("De <0>Nationale Ombudsman (2016)</0> wil dat.", ["Nationale Ombudsman | 2016"]),
    ("Het <0>Openbaar Ministerie (2016)</0> wil dat.", ["Openbaar Ministerie | 2016"]),
    (
        "De <0>Nederlandse Orde van Advocaten (2016)</0> wil dat.",
        ["Nederlandse Orde van Advocaten | 2016"],
    ),
    (
        "De <0>Wetenschappelijke Raad voor het Regeringsbeleid (WRR) (2006)</0> wil dat.",
        ["Wetenschappelijke Raad voor het Regeringsbeleid | 2006"],
    ),
    (
        "De <0>Wetenschappelijke Raad voor het Regeringsbeleid (WRR, 2006)</0> wil dat.",
        ["Wetenschappelijke Raad voor het Regeringsbeleid | 2006"],
    ),
    (
        "De <0>Commissie Evaluatie Politiewet 2012 (2017)</0> wil dat.",
        ["Commissie Evaluatie Politiewet 2012 | 2017"],
    ),
    # titles
    ("In het essay <0>‘Het land in kaart’ (2004)</0> staat dat.", ["Het land in kaart | 2004"]),
    ("De nota <0>Samen aan zet (2018)</0> zegt dat.", ["Samen aan zet | 2018"]),
    (
        "De film speelt in <1>x</1>een stad, aldus <0>“Stad op drift” (2012)</0>.".replace(
            "<1>x</1>", ""
        ),
        ["Stad op drift | 2012"],
    ),
    # going on from one
    (
        "<0>Scott (1998)</0> noemt dat leesbaarheid. Later verruimt hij dat (<1>1998: 45</1>).",
        ["Scott | 1998", "Scott | 1998 | 45"],
    ),
    (
        "<0>Scott (1998)</0> noemt dat leesbaarheid (<1>ibid.</1>).",
        ["Scott | 1998", "Scott | 1998"],
    ),
    (
        "<0>Scott (1998)</0> noemt dat leesbaarheid (<1>ibid., p. 4</1>).",
        ["Scott | 1998", "Scott | 1998 | p. 4"],
    ),
    (
        "<0>Scott (1998)</0> noemt dat leesbaarheid (<1>ibid.: 4</1>).",
        ["Scott | 1998", "Scott | 1998 | 4"],
    ),
    (
        "<0>Scott (1998)</0> noemt dat leesbaarheid (<1>idem: 4</1>).",
        ["Scott | 1998", "Scott | 1998 | 4"],
    ),
    (
        "<0>Scott (1998)</0> noemt dat leesbaarheid. Volgens <1>Scott</1> is het macht.",
        ["Scott | 1998", "Scott | 1998"],
    ),
    (
        "Zo is het (<0>Scott 1998</0>). <1>Scott</1> stelt vast dat dit kan.",
        ["Scott | 1998", "Scott | 1998"],
    ),
]
