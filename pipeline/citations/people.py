"""Dutch words for people: first names, the offices they hold, what they are by profession, parties.

Lists of the language, for reading names; none is complete, and none made after one document.
"""


def _set(words: str) -> frozenset[str]:
    return frozenset(word.replace("_", " ") for word in words.split())


OFFICES = _set(
    "minister ministers staatssecretaris staatssecretarissen premier premiers minister-president "
    "vicepremier bewindsman bewindsvrouw bewindspersoon president burgemeester burgemeesters "
    "wethouder wethouders gedeputeerde commissaris korpschef korpsbeheerder kamerlid kamerleden "
    "kamervoorzitter tweedekamerlid raadslid statenlid koning koningin prins prinses keizer "
    "keizerin paus bondskanselier kanselier senator gouverneur generaal kolonel admiraal "
    "fractievoorzitter fractieleider partijleider partijvoorzitter lijsttrekker informateur "
    "formateur eurocommissaris europarlementariër hoofdofficier procureur-generaal kardinaal "
    "bisschop aartsbisschop dictator leider tsaar sultan graaf hertog stadhouder dijkgraaf "
    "voorman vakbondsleider regisseur regisseuse zanger zangeres acteur actrice voetballer "
    "bondscoach wielrenner sint heilige"
)
"""Who holds one of these says or does something in a year: «minister Opstelten (2012)»."""

PROFESSIONS = _set(
    "hoogleraar lector docent onderzoeker journalist journaliste schrijver schrijfster directeur "
    "socioloog criminoloog jurist bestuurskundige politicoloog historicus econoom psycholoog "
    "antropoloog filosoof arts advocaat rechter politicus zanger acteur ondernemer adviseur "
    "consultant promovendus emeritus universitair lid voorzitter oprichter redacteur columnist "
    "dichter kunstenaar architect manager lid wetenschapper publicist "
    "bestuurder ambtenaar medewerker politieman agent officier schilder kunstschilder "
    "actrice zangeres dichteres politica presentator presentatrice imam priester componist "
    "regisseur beeldhouwer beeldhouwster fotograaf voetballer schaatser wielrenner muzikant "
    "pianist violist schaker tekenaar etser graveur"
)
"""What a person is, after a year of birth: «Jan Jansen (1950) is hoogleraar»."""

PARTIES = _set(
    "pvda vvd cda d66 sp groenlinks pvv christenunie sgp pvdd 50plus denk fvd volt bbb nsc ja21 "
    "lpf arp kvp chu sdap cpn ppr psp evp nsb n-va cd&v openvld vooruit groen gl-pvda "
    "groenlinks-pvda vlaams_belang partij_voor_de_vrijheid partij_van_de_arbeid "
    "partij_voor_de_dieren socialistische_partij forum_voor_democratie lijst_pim_fortuyn "
    "leefbaar_nederland leefbaar_rotterdam nieuw_sociaal_contract"
)

INSTITUTES = _set(
    "cbs scp pbl cpb wodc wrr rivm vng ipo uwv svb afm acm dnb nza ncsc aivd miv mivd tno kim rob "
    "rmo rvs rli awti ser kb bzk szw vws ocw ezk jenv venj lnv oeso oecd who un eu imf ecb fra "
    "rekenkamer fnv cnv nwo knaw nji rvo gem rsj rvdr om ctivd"
)
"""Dutch and international bodies that are known by their initials."""

GIVEN_NAMES = _set(
    "cyrille gabry sinisa siniša ype sjoukje jannetje bouke douwe durk fokke froukje gjalt haye "
    "hylke jouke lolle rients sietske sjouke sytze tsjalling wiebren wytze "
    "aad ab abdel abel achmed ad ada adam adolf adri adriaan adriana adrienne agnes ahmed ahmet "
    "aisha alain albert albertine alberto aldo alex alexander alfred alice alida alison allan "
    "allen amanda amartya amber amitai amy andreas andrew andré andy angela angelique anita anja "
    "anke ankie anna anne anneke annelies anneloes annemarie annet annette annie ans anthony "
    "antoine antoinette anton antonio arend ariane arie arjan arjen arno arnold arnoud arthur "
    "astrid august augusta aukje axel barbara bart bart-jaap bart-jan bas bea beatrice ben "
    "benedict benjamin benno berend bernard bernd berry bert bertrand betty bianca birgit bob "
    "boris bram bregje brian bruce bruno carl carla carlo carlos carol caroline caspar catharina "
    "cecile cees cees-jan celeste chantal charles charlotte chris christa christiaan christian "
    "christina christine christoph christopher cindy claire claude claudia clemens clifford coen "
    "colin conny constance cora corine corinne cornelis corné corrie craig daan dana daniel "
    "daniëlle dave david davina debbie deborah denise dennis derek diana diane dick diederik "
    "dietrich dirk dirk-jan dominique don donald doreen dorien doris dorothea douglas dries "
    "duncan ed edgar edith edward edwin egbert elena eliane elias elinor elisabeth elize elke "
    "ella ellen elly els elsbeth elvira emanuel emile emily emma emmanuel enrico eric erica erik "
    "erna ernest ernesto ernst erving esmee esther etienne eugene eugenie eva evan evelien "
    "eveline evelyn evert ewald fabian fabio fanny fatima fatma felix femke ferdinand fleur floor "
    "floris fons frances francesca francesco francien francine francis francisco franco frank "
    "frans françois françoise fred frederic frederik frida frits fritz frédéric gabriel gabriele "
    "gabriella gary geert geert-jan geerten geertje geoffrey georg george georges gerald gerard "
    "gerben gerda gerhard gerlof germaine gerrie gerrit gerry gert gert-jan giel gijs gilbert "
    "gilles gina giorgio giovanni giselinde godfried gonda gonny gordon grace graham greet "
    "gregory greta guido guillaume gunnar gustav guus hanna hannah hanneke hannie hans hans- "
    "jürgen harald harm harmen harold harriet harry hassan heidi hein heinrich heinz heleen helen "
    "helena helga helmut hendrik henk henk-jan henny henri henriette henriëtte henry herbert "
    "herman hermine hester hetty hilary hilda hilde hubert hugh hugo huib huub ian ibrahim ida "
    "ignaas igor ilse immanuel ineke inez inge ingeborg ingmar ingo ingrid irene iris irma isaac "
    "isabel isabelle isaiah ismail ivan ivo ivonne jaap jacco jaco jacob jacqueline jacques jakob "
    "james jan jan-kees jan-willem jana jane janet janna janneke janny jantine jason jasper "
    "javier jay jean jean-claude jean-jacques jean-paul jef jeff jeffrey jelle jelmer jennifer "
    "jenny jens jeremy jeroen jerome jerry jesse jessica jet jetske jill jim jo joachim joan "
    "joanna job jochem jochen jochum joe joel johan johann johanna johannes john joke jolanda "
    "jolande jolien jon jonas jonathan joop joost jorge jorgen joris jorn jorrit jos joseph "
    "josephine josette joshua josine josé joy joyce jozef juan judith judy jules julia julian "
    "julie julien jurgen jurriaan justin justus jürgen kai karel karen karin karl karl-heinz "
    "karla karlijn kate kathleen kathy katrien kay kees keimpe keith ken kenneth kevin kim "
    "kirsten klaartje klaas koen koos kurt lambert lars laura laurens laurent lawrence lea lee "
    "leen leendert leo leon leonard leonie leopold lester lewis lex lianne lideke lieke lien lies "
    "liesbeth lieven linda linde lionel lisa lisbeth lisette lodewijk loek loes lorenzo lori "
    "lotte louis louise loïc luc luca lucas lucia luciano lucien lucy ludo ludwig luigi luis luuc "
    "luuk lydia lynn maaike maarten machteld madelon maikel manon manuel manuela marc marcel "
    "marcus marga margaret margo margreet margriet mari maria maria-jose marian mariana marie "
    "marie-louise marieke marijke marijn mario mariska marja marjan marjo marjolein marjoleine "
    "mark marko marleen marlies marloes marlou martha martijn martin martine martinus mary "
    "marylou matthew matthias matthijs maurice maurits max maya megan melissa menno merel mia "
    "michael michaela michel michele michelle michiel michèle mick mieke miguel mike mila milan "
    "milou milton minke miranda miriam mirjam mirko mitchell mohamed monica moniek monique morten "
    "mustafa nadia nancy naomi natalie nathalie nathan neil nel nelleke nelson niccolò nicholas "
    "nick nico nicolaas nicolas nicole niels nienke niklas nina noor nora norbert norma olaf "
    "oliver olivier onno oscar oskar otto pablo pamela pascal pascale patricia patrick paul paula "
    "pauline paulo peer pepijn perry peter petra philip philipp philippe philomena pia pien "
    "pierre piers piet pieter pieter-jan pim pleun quinten quirine rachel rainer ralf ralph ramon "
    "randall raoul raph raphael raul ray raymond rebecca reinhard reinhilde reinier reinout remco "
    "remi rena renata renate renske renze rené renée ria rian rianne ricardo richard rick riet "
    "rik rinus riny rita ritske rob robbert robert robin roel roger rogier roland rolf romke romy "
    "ron ronald ronnie roos roosje rosa rosanne rosemary rowan roxane roy ruben rudi rudolf rudy "
    "russell rutger ruth ruud ruut ryan sabine sabrina salomon sam samuel sander sandra sandrine "
    "sanne sara sarah saskia sean sebastiaan sebastian selma seyla sharon shirley sible sicco "
    "siebe sigmund sigrid silke silvia simon simone siniša sjaak sjaan sjef sjoerd sjors sofie "
    "sonja sophia sophie stanley stefan stefanie stein stella stephan stephanie stephen steve "
    "steven stijn stuart susan susanne suzan suzanne svante sven sybrand sybren sylvain sylvia "
    "sylvie tamar tamara tanja tara ted teun thea theda theo theodoor theodor thierry thijl "
    "thijmen thijs thomas tiemen tijs tim tine tineke tiny titia titus tjalling tjeerd tjitske "
    "tobias todd toine tom tomas tomáš ton tonny tony tracy trudie trudy ulf ulla ulrich umberto "
    "ursula valerie vanessa vera victor vincent vivian vladimir wallace walter wanda warner wendy "
    "werner wessel wibo wiebe wiebke wieger wies wietske wil wilbert wilco wilfred wilhelm "
    "willeke willem willemien willemijn willemijne william willy wilma wilmar wim winfried winnie "
    "wolfgang wout wouter wubbo xavier yannick yasmin ybo yme ymkje yolanda youssef yuri yves "
    "yvonne zoë zygmunt"
)


def is_profession(word: str) -> bool:
    """Whether a word in small letters says what a person is, by itself or by its ending."""
    last = word.rpartition("-")[2]
    return last in PROFESSIONS or last.endswith(("kundige", "loog", "ist", "speler", "speelster"))


def is_office(word: str) -> bool:
    """Whether a word in small letters is an office, also in a compound: «oud-minister»."""
    return word in OFFICES or word.rpartition("-")[2] in OFFICES
