"""Names of places that stand before a year without being an author: «(Utrecht, 2015)».

Countries, Dutch provinces and larger municipalities, and cities that Dutch texts often name. Not
complete; a place behind «Van» is a surname: Van Delft, Van Gent.
"""

PLACES = frozenset(
    word.replace("_", " ")
    for word in (
        "nederland belgië duitsland frankrijk engeland schotland wales ierland italië spanje "
        "portugal zweden noorwegen finland denemarken ijsland polen tsjechië slowakije hongarije "
        "oostenrijk zwitserland griekenland turkije rusland oekraïne roemenië bulgarije kroatië "
        "servië bosnië slovenië estland letland litouwen luxemburg europa amerika afrika azië "
        "australië canada japan china india indonesië suriname curaçao aruba mexico brazilië "
        "argentinië chili egypte marokko israël irak iran syrië afghanistan vietnam korea "
        "joegoslavië amsterdam rotterdam utrecht eindhoven groningen tilburg breda nijmegen "
        "enschede haarlem arnhem amersfoort apeldoorn maastricht leiden dordrecht zwolle deventer "
        "delft almere den_haag 's-gravenhage ’s-gravenhage 's-hertogenbosch "
        "’s-hertogenbosch den_bosch zaandam "
        "zoetermeer leeuwarden alkmaar helmond venlo emmen gouda hilversum lelystad hengelo "
        "almelo roermond spijkenisse schiedam vlaardingen assen capelle heerlen kerkrade sittard "
        "geleen middelburg vlissingen goes terneuzen roosendaal waalwijk veenendaal ede "
        "wageningen doetinchem winterswijk zutphen tiel culemborg woerden nieuwegein zeist "
        "purmerend hoorn enkhuizen volendam urk kampen harderwijk nunspeet ermelo barneveld "
        "meppel hoogeveen drachten heerenveen sneek franeker harlingen delfzijl appingedam "
        "veendam stadskanaal oldenzaal gorinchem ridderkerk barendrecht katwijk noordwijk lisse "
        "heemskerk beverwijk ijmuiden velsen zandvoort amstelveen aalsmeer haarlemmermeer "
        "schiphol weert valkenburg haren culemborg nieuwpoort munster brussel antwerpen gent "
        "brugge leuven mechelen luik namen charleroi oostende hasselt genk kortrijk parijs londen "
        "berlijn bonn keulen hamburg münchen frankfurt wenen new york washington chicago boston "
        "rome milaan madrid barcelona lissabon kopenhagen stockholm oslo helsinki praag boedapest "
        "warschau moskou athene istanbul genève zürich straatsburg dublin edinburgh manchester "
        "birmingham liverpool kyoto tokio peking doha rio sarajevo srebrenica tsjernobyl "
        "fukushima hiroshima auschwitz versailles nice schengen oxford cambridge brabant noord- "
        "brabant noord-holland zuid-holland holland gelderland limburg overijssel friesland "
        "fryslân drenthe zeeland flevoland vlaanderen wallonië twente veluwe betuwe randstad "
        "waddenzee bijlmer bijlmermeer schilderswijk"
    ).split()
)
