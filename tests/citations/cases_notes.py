"""Footnotes of one document in order, and what they give together (`helpers.shape`)."""

CASES = [
    (
        ["J. Pollema, Gezag in de wijk, Den Haag: Boom 2015, p. 12.", "Ibid., p. 14."],
        ["Pollema | Gezag in de wijk | 2015 | p. 12", "Pollema | Gezag in de wijk | 2015 | p. 14"],
    ),
    (
        ["J. Pollema, Gezag in de wijk, Den Haag: Boom 2015.", "Idem, p. 3."],
        ["Pollema | Gezag in de wijk | 2015", "Pollema | Gezag in de wijk | 2015 | p. 3"],
    ),
    (
        ["J. Pollema, Gezag in de wijk, Den Haag: Boom 2015.", "A.w., p. 5."],
        ["Pollema | Gezag in de wijk | 2015", "Pollema | Gezag in de wijk | 2015 | p. 5"],
    ),
    (
        ["J. Pollema, Gezag in de wijk, Den Haag: Boom 2015.", "Pollema (noot 1), p. 12."],
        ["Pollema | Gezag in de wijk | 2015", "Pollema | p. 12"],
    ),
    (
        ["J. Pollema, Gezag in de wijk, Den Haag: Boom 2015.", "Pollema 2015, p. 12."],
        ["Pollema | Gezag in de wijk | 2015", "Pollema | 2015 | p. 12"],
    ),
    (
        ["J. Pollema, Gezag in de wijk, Den Haag: Boom 2015.", "Pollema, a.w., p. 7."],
        ["Pollema | Gezag in de wijk | 2015", "Pollema | p. 7"],
    ),
    (
        ["J. Pollema, Gezag in de wijk, Den Haag: Boom 2015.", "Pollema, t.a.p."],
        ["Pollema | Gezag in de wijk | 2015", "Pollema"],
    ),
    (
        ["J. Pollema, Gezag in de wijk, Den Haag: Boom 2015.", "Ibidem."],
        ["Pollema | Gezag in de wijk | 2015", "Pollema | Gezag in de wijk | 2015"],
    ),
    (["Scott 1998."], ["Scott | 1998"]),
    (["Scott 1998, p. 12; Pollema 2015."], ["Scott | 1998 | p. 12", "Pollema | 2015"]),
    (["Zie Scott 1998, p. 12."], ["Zie | Scott | 1998 | p. 12"]),
    (["Zie hierover uitgebreid Scott 1998."], ["Zie hierover uitgebreid | Scott | 1998"]),
    (["Scott (1998), hfst. 3."], ["Scott | 1998 | hfst. 3"]),
    (["Aarts e.a. 2011, p. 3 e.v."], ["Aarts e.a. | 2011 | p. 3 e.v."]),
    (["Van der Knaap 2008: 14-16."], ["Van der Knaap | 2008 | 14-16"]),
    (
        ["P. van Aarts & M. Bolt, ‘Wat de wijk wil’, Tijdschrift voor Gezag 2014, p. 3-9."],
        ["van Aarts, Bolt | Wat de wijk wil | 2014"],
    ),
    (
        ["Zie M. Bolt, De lange arm, Amsterdam: Balans 2009; vgl. ook Scott 1998, p. 4."],
        ["Zie | Bolt | De lange arm | 2009", "vgl. ook | Scott | 1998 | p. 4"],
    ),
    (["Dit is een toelichting zonder bron uit 2015."], []),
    (["Zie hoofdstuk 3 en noot 12."], []),
    (["Persoonlijke mededeling, 12 maart 2015."], []),
    (["Interview met een wijkagent, 3 mei 2015."], []),
    (["Inspectie VenJ 2014, p. 9."], ["Inspectie VenJ | 2014 | p. 9"]),
    (["WRR 2006."], ["WRR | 2006"]),
    (
        ["Jan Pollema, Gezag in de wijk, Den Haag: Boom 2015, p. 12."],
        ["Pollema | Gezag in de wijk | 2015 | p. 12"],
    ),
    (
        ["Zie ook Raad voor Wonen en Werk, Tussen huis en straat, Den Haag: RWW 2011, p. 17."],
        ["Zie ook | Raad voor Wonen en Werk | Tussen huis en straat | 2011 | p. 17"],
    ),
    (
        ["D. Kalsma, ‘Toelaten, weigeren’, NTOR 2015, afl. 2, p. 61-77, aldaar p. 70."],
        ["Kalsma | Toelaten, weigeren | 2015 | p. 70"],
    ),
    (
        ["D. Kalsma, ‘Vijf jaar later’, NTOR 2020, afl. 4, p. 180-199, tabel 2."],
        ["Kalsma | Vijf jaar later | 2020 | tabel 2"],
    ),
    (
        ["M. Ilić, ‘Verbanden’, in: Van Hees & Bos, a.w. (noot 14), p. 141-170."],
        ["Ilić | Verbanden"],
    ),
    (
        ["Gemeenschappelijke Inspectie, Het jaar (Jaarverslag 2016), Utrecht: GI 2017, p. 3."],
        ["Gemeenschappelijke Inspectie | Het jaar | 2017 | p. 3"],
    ),
    (
        ["Vereniging Huis en School, ‘Wat nu?’, https://huis.example (geraadpleegd op 4 mei 2020)"],
        ["Vereniging Huis en School | Wat nu?"],
    ),
    (
        ["Geciteerd bij R. ten Cate, De strijd, Groningen: Noordhoff & Zoon 1921, p. 302."],
        ["Geciteerd bij | ten Cate | De strijd | 1921 | p. 302"],
    ),
    (
        ["Ook aangehaald door Pollema 2018, p. 12."],
        ["Ook aangehaald door | Pollema | 2018 | p. 12"],
    ),
]
