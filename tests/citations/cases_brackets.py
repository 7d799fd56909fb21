"""Citations in brackets: marked texts, and what each must give (`helpers.shape`)."""

CASES = [
    # one work
    ("Dat wordt breed erkend (<0>Halás 2021</0>).", ["Halás | 2021"]),
    ("Dat wordt breed erkend (<0>O’Neill, 2002</0>).", ["O’Neill | 2002"]),
    ("Dat wordt breed erkend (<0>O'Neill 2002</0>).", ["O'Neill | 2002"]),
    ("Het realisme is magisch (<0>García Márquez 1967</0>).", ["García Márquez | 1967"]),
    ("Zie de literatuur (<0>McAdam 1982</0>).", ["McAdam | 1982"]),
    ("Zie de literatuur (<0>al-Sayyad 2004</0>).", ["al-Sayyad | 2004"]),
    ("Zie de literatuur (<0>Aalders-Van Dijk 2011</0>).", ["Aalders-Van Dijk | 2011"]),
    (
        "Zie de literatuur (<0>Aronson & Van Dam-Bakker, 2018</0>).",
        ["Aronson, Van Dam-Bakker | 2018"],
    ),
    ("Zo werkt het (<0>H. de Vries 2015</0>).", ["de Vries | 2015"]),
    ("Zo werkt het (<0>J.H. Pollema 2015</0>).", ["Pollema | 2015"]),
    ("Zo werkt het (<0>Van den Heuvel, A. 2015</0>).", ["Van den Heuvel | 2015"]),
    ("Zo werkt het (<0>van der Knaap 2008</0>).", ["van der Knaap | 2008"]),
    ("Zo werkt het (<0>D’Hondt 2009</0>).", ["D’Hondt | 2009"]),
    ("Zo werkt het (<0>d’Ancona 2017</0>).", ["d’Ancona | 2017"]),
    ("Zo werkt het (<0>Ó Briain 2012</0>).", ["Ó Briain | 2012"]),
    ("Zo werkt het (<0>Müller-Lietzkow 2012</0>).", ["Müller-Lietzkow | 2012"]),
    ("Zo werkt het (<0>Ten Hooven 1999</0>).", ["Ten Hooven | 1999"]),
    ("Zo werkt het (<0>Op den Akker 1999</0>).", ["Op den Akker | 1999"]),
    # several authors
    ("Dat klopt (<0>Aarts, Bolt en Cremers 2011</0>).", ["Aarts, Bolt, Cremers | 2011"]),
    ("Dat klopt (<0>Aarts, Bolt, Cremers, et al. 2011</0>).", ["Aarts, Bolt, Cremers e.a. | 2011"]),
    ("Dat klopt (<0>Aarts, Bolt e.a., 2011</0>).", ["Aarts, Bolt e.a. | 2011"]),
    ("Dat klopt (<0>Aarts et al 2011</0>).", ["Aarts e.a. | 2011"]),
    ("Dat klopt (<0>Aarts et\nal., 2011</0>).", ["Aarts e.a. | 2011"]),
    ("Dat klopt (<0>Aarts  e.a.  2011</0>).", ["Aarts e.a. | 2011"]),
    ("Dat klopt (<0>Aarts e. a. 2011</0>).", ["Aarts e.a. | 2011"]),
    ("Dat klopt (<0>Aarts en anderen 2011</0>).", ["Aarts e.a. | 2011"]),
    ("Dat klopt (<0>Aarts and Bolt 2011</0>).", ["Aarts, Bolt | 2011"]),
    ("Dat klopt (<0>Van Aarts/De Bolt 2011</0>).", ["Van Aarts, De Bolt | 2011"]),
    ("Dat klopt (<0>Aarts / Bolt 2011</0>).", ["Aarts, Bolt | 2011"]),
    ("Dat klopt (<0>De Boer, van Dijk & ’t Lam 2011</0>).", ["De Boer, van Dijk, ’t Lam | 2011"]),
    # several works
    (
        "Er is onderzoek (<0>Aarts 2011</0>; <1>Bolt & Cremers 2012</1>; <2>WRR 2006</2>).",
        ["Aarts | 2011", "Bolt, Cremers | 2012", "WRR | 2006"],
    ),
    (
        "Er is onderzoek (<0>Aarts, 2011</0>, <1>2014</1>; <2>Bolt, 2012</2>).",
        ["Aarts | 2011", "Aarts | 2014", "Bolt | 2012"],
    ),
    (
        "Er is onderzoek (<0>Aarts 2011</0>, <1>Bolt 2012</1> en <2>Cremers 2013</2>).",
        ["Aarts | 2011", "Bolt | 2012", "Cremers | 2013"],
    ),
    (
        "Er is onderzoek (<0>Aarts 2011</0> en <1>2014</1>).",
        ["Aarts | 2011", "Aarts | 2014"],
    ),
    (
        "Er is onderzoek (<0>zie Aarts 2011</0>; <1>zie ook Bolt 2012</1>).",
        ["zie | Aarts | 2011", "zie ook | Bolt | 2012"],
    ),
    (
        "Er is onderzoek (<0>onder anderen Aarts 2011</0> en <1>Bolt 2012</1>).",
        ["onder anderen | Aarts | 2011", "Bolt | 2012"],
    ),
    (
        "Er is onderzoek (<0>Aarts 2011</0> maar <1>vgl. Bolt 2012</1>).",
        ["Aarts | 2011", "vgl. | Bolt | 2012"],
    ),
    # second hand
    (
        "Macht is een kans (<0>Weber 1922</0>, <1>geciteerd in Pollema 2015</1>).",
        ["Weber | 1922", "geciteerd in | Pollema | 2015"],
    ),
    (
        "Macht is een kans (<0>Weber 1922</0>, <1>aangehaald in Pollema 2015, p. 4</1>).",
        ["Weber | 1922", "aangehaald in | Pollema | 2015 | p. 4"],
    ),
    (
        "Macht is een kans (<0>Weber 1922</0>, in: <1>Pollema 2015: 12</1>).",
        ["Weber | 1922", "Pollema | 2015 | 12"],
    ),
    (
        "Macht is een kans (<0>Weber 1922</0>, <1>geciteerd door Pollema 2015</1>).",
        ["Weber | 1922", "geciteerd door | Pollema | 2015"],
    ),
    # prefixes
    ("Dat is betwist (<0>zie onder meer Aarts 2011</0>).", ["zie onder meer | Aarts | 2011"]),
    ("Dat is betwist (<0>bijv. Aarts 2011</0>).", ["bijv. | Aarts | 2011"]),
    ("Dat is betwist (<0>zie m.n. Aarts 2011</0>).", ["zie m.n. | Aarts | 2011"]),
    ("Dat is betwist (<0>vgl. ook Aarts 2011</0>).", ["vgl. ook | Aarts | 2011"]),
    ("Dat is betwist (maar <0>zie Aarts 2011</0>).", ["zie | Aarts | 2011"]),
    ("Dat is betwist (<0>anders: Aarts 2011</0>).", ["anders: | Aarts | 2011"]),
    ("Dat is betwist (<0>contra Aarts 2011</0>).", ["contra | Aarts | 2011"]),
    ("Dat is betwist (<0>zie bv. ook Aarts 2011</0>).", ["zie bv. ook | Aarts | 2011"]),
    ("Dat is betwist (<0>zie voor kritiek Aarts 2011</0>).", ["zie voor kritiek | Aarts | 2011"]),
    ("Dat is betwist (<0>cf. Aarts 2011</0>).", ["cf. | Aarts | 2011"]),
    ("(Voor een overzicht, <0>zie Aarts 2011</0>.)", ["zie | Aarts | 2011"]),
    ("Dat is betwist (het sterkst bij <0>Aarts 2011</0>).", ["Aarts | 2011"]),
    ("Dat is betwist (voor een andere visie, <0>zie Aarts, 2011</0>).", ["zie | Aarts | 2011"]),
    (
        "(<0>Aarts 2011</0>; <1>zie voor Nederland vooral Van der Ven 1990</1>)",
        ["Aarts | 2011", "zie voor Nederland vooral | Van der Ven | 1990"],
    ),
    # organisations
    ("Er is kritiek (<0>Commissie-Oosting 2015</0>).", ["Commissie-Oosting | 2015"]),
    ("Er is kritiek (<0>Commissie Dijkstal, 2010</0>).", ["Commissie Dijkstal | 2010"]),
    ("Er is kritiek (<0>Raad van State 2015</0>).", ["Raad van State | 2015"]),
    ("Er is kritiek (<0>Europese Commissie, 2020</0>).", ["Europese Commissie | 2020"]),
    ("Er is kritiek (<0>Nationale ombudsman 2014</0>).", ["Nationale ombudsman | 2014"]),
    ("Er is kritiek (<0>Nationale Politie 2016</0>).", ["Nationale Politie | 2016"]),
    (
        "Er is kritiek (<0>Onderzoeksraad voor Veiligheid, 2013</0>).",
        ["Onderzoeksraad voor Veiligheid | 2013"],
    ),
    (
        "Er is kritiek (<0>Raad voor het Openbaar Bestuur 2012</0>).",
        ["Raad voor het Openbaar Bestuur | 2012"],
    ),
    (
        "Er is kritiek (<0>Vereniging van Nederlandse Gemeenten 2012</0>).",
        ["Vereniging van Nederlandse Gemeenten | 2012"],
    ),
    (
        "Er is kritiek (<0>Kennisinstituut voor Mobiliteitsbeleid 2019</0>).",
        ["Kennisinstituut voor Mobiliteitsbeleid | 2019"],
    ),
    ("Er is kritiek (<0>SCP/CBS 2014</0>; <1>VNG 2012</1>).", ["SCP, CBS | 2014", "VNG | 2012"]),
    (
        "Er is kritiek (<0>Ministerie van Veiligheid en Justitie 2012</0>).",
        ["Ministerie van Veiligheid en Justitie | 2012"],
    ),
    (
        "Er is kritiek (<0>Commissie Evaluatie Politiewet 2012, 2017</0>).",
        ["Commissie Evaluatie Politiewet 2012 | 2017"],
    ),
    (
        "Er is kritiek (<0>Stuurgroep Agenda 2030, 2019, p. 4</0>).",
        ["Stuurgroep Agenda 2030 | 2019 | p. 4"],
    ),
    (
        "Er is kritiek (<0>Inspectie VenJ 2014</0>, <1>2015</1>).",
        ["Inspectie VenJ | 2014", "Inspectie VenJ | 2015"],
    ),
    (
        "Er is kritiek (<0>World Health Organization 2018</0>).",
        ["World Health Organization | 2018"],
    ),
    ("Er is kritiek (<0>Twynstra Gudde 2015</0>).", ["Twynstra Gudde | 2015"]),
    ("(<0>Jansma (red.), 2012</0>; <1>Smit (ed.) 2013</1>)", ["Jansma | 2012", "Smit | 2013"]),
    (
        "Er is kritiek (<0>Hoogheemraadschap van de Laagte, 2017, bijlage 2</0>).",
        ["Hoogheemraadschap van de Laagte | 2017 | bijlage 2"],
    ),
    (
        "Er is kritiek (<0>Ministerie van Onderwijs, Cultuur en Wetenschap, 2018</0>).",
        ["Ministerie van Onderwijs, Cultuur en Wetenschap | 2018"],
    ),
    (
        "(<0>Ministerie van Justitie en Veiligheid & Ministerie van Financiën, 2018: 7</0>)",
        ["Ministerie van Justitie en Veiligheid, Ministerie van Financiën | 2018 | 7"],
    ),
    (
        "Er is kritiek (<0>Gemeente 's-Hertogenbosch, 2018</0>; <1>Regio Twente, 2018</1>).",
        ["Gemeente 's-Hertogenbosch | 2018", "Regio Twente | 2018"],
    ),
    (
        "Er is kritiek (<0>Staatscommissie parlementair stelsel, 2018</0>).",
        ["Staatscommissie parlementair stelsel | 2018"],
    ),
    ("Er is kritiek (<0>Council of Europe 2018</0>).", ["Council of Europe | 2018"]),
    ("Er is kritiek (<0>nos.nl, 2019</0>; <1>nu.nl, z.d.</1>).", ["nos.nl | 2019", "nu.nl | z.d."]),
    (
        "De <0>Autoriteit Persoonsgegevens (AP, 2019, p. 3)</0> wil dat.",
        ["Autoriteit Persoonsgegevens | 2019 | p. 3"],
    ),
    # without a year, or with little between
    (
        "Zo is het (<0>Aarts, z.d.-a</0>; <1>Aarts, z.d.-b</1>).",
        ["Aarts | z.d.-a", "Aarts | z.d.-b"],
    ),
    ("Zo is het (<0>Aarts, g.d.</0>; <1>Bolt, n.d.</1>).", ["Aarts | g.d.", "Bolt | n.d."]),
    ("Zo is het (<0>Aarts & Bolt; 2015</0>).", ["Aarts, Bolt | 2015"]),
    (
        "Zo is het (<0>‘t Hart, 2015</0>; <1>’s-Gravesande, 1998</1>).",
        ["‘t Hart | 2015", "’s-Gravesande | 1998"],
    ),
    ("Zo is het (<0>Aarts & Bolt-van den Berg, 2018</0>).", ["Aarts, Bolt-van den Berg | 2018"]),
    # places
    (
        "(<0>Aarts 2015, punt 70</0>; <1>Bolt 2016, art. 3</1>; <2>Cremers, 2017, noot 12</2>)",
        ["Aarts | 2015 | punt 70", "Bolt | 2016 | art. 3", "Cremers | 2017 | noot 12"],
    ),
    (
        "Zo is het (<0>Aarts 2015</0>) volgens de cijfers (tabel 3) hier (bijlage 2).",
        ["Aarts | 2015"],
    ),
    ("(<0>Aarts 2015</0>; <1>Kader 2009</1>)", ["Aarts | 2015", "Kader | 2009"]),
    ("(<0>Aarts 2015</0>, <1>Punt 2009</1>)", ["Aarts | 2015", "Punt | 2009"]),
    # prefixes in words of their own
    (
        "Dat klopt niet (<0>zie de kanttekeningen bij Aarts, 2018</0>).",
        ["zie de kanttekeningen bij | Aarts | 2018"],
    ),
    ("Dat klopt (<0>voor Vlaanderen zie Aarts, 2018</0>).", ["voor Vlaanderen zie | Aarts | 2018"]),
    ("Dat klopt (<0>vgl. voor Gent Aarts, 2018</0>).", ["vgl. voor Gent | Aarts | 2018"]),
    (
        "(<0>in navolging van Aarts, 2018</0>; <1>onder verwijzing naar Bolt, 2019</1>)",
        ["in navolging van | Aarts | 2018", "onder verwijzing naar | Bolt | 2019"],
    ),
    (
        "(<0>zo ook, zij het in andere woorden, Aarts 2018</0>)",
        ["zo ook, zij het in andere woorden, | Aarts | 2018"],
    ),
    # titles
    ("Dat stond er al (<0>‘De stille stad’ 2004</0>).", ["De stille stad | 2004"]),
    ("Dat stond er al (<0>“De stille stad”, 2004, p. 3</0>).", ["De stille stad | 2004 | p. 3"]),
    # in quotation marks and with a mark
    ("‘De politie zoekt’ (<0>Aarts 2011: 4</0>), zo heet het.", ["Aarts | 2011 | 4"]),
    ("“Wij noemen dat (<0>Aarts 2011</0>) een probleem.”", ["Aarts | 2011"]),
    ("Dat is zo.(<0>Aarts 2011</0>)", ["Aarts | 2011"]),
    ("Dat is zo [<0>Aarts 2011</0>].", ["Aarts | 2011"]),
    ("Dat is zo (<0>Aarts,\n2011</0>; <1>Bolt\n2012</1>).", ["Aarts | 2011", "Bolt | 2012"]),
    ("Dat is zo (<0>Van\nder  Knaap 2008</0>).", ["Van der Knaap | 2008"]),
    ("Dat is zo (nadruk toegevoegd, <0>Aarts 2011</0>).", ["Aarts | 2011"]),
    ("Dat is zo (<0>Aarts 2011</0>, cursivering toegevoegd).", ["Aarts | 2011"]),
    ("Dat is zo (<0>Aarts 2011</0>, mijn vertaling).", ["Aarts | 2011"]),
]
