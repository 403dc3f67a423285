/** Words that the rules for names and addresses need. Add a word when a question was warned about for nothing. */

/** @param {string} words */
const set = (words) => new Set(words.split(/\s+/).filter(Boolean));

/** Words before a surname that stand for a first name. */
export const TITLES = set(`
  mw mevr mevrouw dhr meneer heer mr mrs ms miss dr drs
  moeder vader zoon dochter kind cliënt client jongen meisje baby broer zus oma opa stiefvader stiefmoeder
  mother father son daughter child boy girl brother sister mum mom dad grandmother grandfather stepfather stepmother
`);

/** Words with a capital that are no name of a person: first words of a sentence, days, meetings, papers, organisations. */
export const NOT_NAMES = set(`
  volgens prins prinses koning koningin minister wethouder
  aan als bij dat de deze die dit een en er geldt gelden geef gezin haar het hij hoe ik in is kan kun mag moet na naar
  nu of om ons onze
  op over per sinds tot tussen uit van vanaf voor waar waarom waarvoor wanneer wat we welke wie wij ze zie zij zijn zo
  a about after and are as at before by can case does during family for from how i if it my on our since the their
  they to until what
  when where which who why with you
  maandag dinsdag woensdag donderdag vrijdag zaterdag zondag monday tuesday wednesday thursday friday saturday sunday
  januari februari maart april mei juni juli augustus september oktober november december
  january february march may june july august october
  geboren born datum date bsn tel dob geb
  bijeenkomst overleg regiooverleg vergadering afspraak evaluatie training themadag studiedag congres symposium
  webinar webinars
  intervisie kick-off startbijeenkomst slotbijeenkomst meeting conference workshop session seminar review deadline
  versie version
  rapport eindrapport tussenrapport brief kamerbrief kamerstuk verslag notitie nota factsheet convenant handreiking
  richtlijn protocol
  rapportage nieuwsbrief report letter note guideline agreement draft concept besluit decree act law
  veilig thuis beter samenspel geweld hoort nergens toekomstscenario raad kinderbescherming jeugdbescherming jeugdzorg
  reclassering
  politie gemeente gemeenten provincie ministerie minister kamer eerste tweede rijk rijksoverheid stichting vereniging
  centrum bureau
  gecertificeerde instelling lokaal team wijkteam regio landelijk netwerk programma project methode werkgroep
  stuurgroep projectgroep
  zorg veiligheidshuis sociaal sociale domein openbaar ministerie verwey-jonker movisie regioplan zonmw vng ggd ggz
  icr mda wmo avg
  blijf groep huis kinderen child protection council police probation foundation safe home local district municipality
  ministry department region regional national network programme program method steering group board court rechtbank
`);

/** Places of more than one word begin with one of these; surnames may end with one ("van Rijn"). */
export const PLACES = set(`
  haag bosch haaglanden rotterdam rijnmond amsterdam utrecht gooi vechtstreek goeree overflakkee goeree-overflakkee
  hollands midden holland zuid-holland noord-holland noord zuid oost west north south east limburg brabant
  noord-brabant gelderland groningen friesland drenthe overijssel flevoland zeeland leiden delft zoetermeer gouda
  dordrecht nissewaard voorne putten hoeksche waard drechtsteden hilversum huizen weesp wijdemeren hellevoetsluis
  spijkenisse middelharnis schiedam vlaardingen maassluis capelle krimpen ijssel rijn alphen bergen zoom hoek
  eindhoven tilburg breda arnhem nijmegen enschede zwolle almere haarlem nederland netherlands westland wassenaar
  rijswijk leidschendam voorburg pijnacker nootdorp
`);

/** Endings of such words. */
export const NO_NAME_ENDING =
  /(?:wet|overleg|bijeenkomst|team|regeling|verdrag|plan|rapport|brief|aanpak|zorg|hulp|dienst|ziekenhuis|instituut|school)$/i;

/** Endings of streets, also in small letters. */
export const STREET = /(?:straat|laan|steeg|plein|gracht|singel|dreef|plantsoen|kade|straatweg|str\.)$/i;

/** Endings of streets that other words have too: they count in a word with a capital. */
export const STREET_WITH_CAPITAL = new RegExp(
  String.raw`^\p{Lu}.*..(?:weg|pad|hof|dijk|gang|park|markt|baan|wal|kamp|akker|erf|brink|haven|weide|poort|tuin|meent|hage|` +
    String.raw`zoom|wijck|hout|veste|oord)$`,
  "u",
);

/** Words that end like a street and are none. */
export const NOT_STREETS = set(`
  milaan magistraat schoolplein kennisplein dorpsplein werkplein
  onderweg snelweg leerpad groeipad zorgpad ketenpad stappenpad klantpad gerechtshof rechtshof moerdijk kerkdijk
  voortgang toegang overgang doorgang omgang ingang uitgang ondergang vooruitgang achteruitgang werkgang terugweg uitweg omweg
  arbeidsmarkt woningmarkt zorgmarkt loopbaan vakantiepark bungalowpark wagenpark speeltuin kindertuin bedrijventerrein
`);

/** English words for a street; they need a name before them. */
export const ENGLISH_STREET = set("street st road rd lane avenue ave drive crescent terrace square gardens");

/** What stands behind a number that counts something: "3 gezinnen", "12 months". Beginnings of words. */
export const COUNTED_THINGS =
  "procent|percent|ja?a?r|maand|week|weken|dag|uur|minu|keer|maal|gezin|kind|mens|gemeente|organisatie|professional|huishoud|" +
  "jongere|medewerker|gesprek|partij|zaken|casus|vra|meter|km|euro|year|month|hour|day|time|famil|child|people|household|" +
  "municip|organi|part(?:y|ies)|case|step|question";

/** Words before a number that say that it is no person's: of a book, a paper, a law, an organisation, a payment. */
export const PUBLIC_NUMBER = new RegExp(
  String.raw`(?:isbn|issn|doi|zonmw|kamer|parliament|wetsvoorstel|staatsblad|stcrt|artikel|article|publicati|rsin|kvk|btw|` +
    String.raw`vat\b|order|factuur|invoice|begroting|budget|project|subsidie|grant|iban|rekening|` +
    String.raw`account)(?:[^.;?!]|\.(?! )){0,25}$`,
  "i",
);

/** A year or a period of years, also with letters before it: "2021", "2018-2021", "ER-2021". */
export const YEARS = /^[a-z]{0,6}[-/_]?(?:19|20)\d\d(?:[-/](?:19|20)\d\d)?$|^(?:19|20)\d\d[-/]\d\d$/i;

/** Months and their short forms, in both languages. */
export const MONTH =
  "(?:jan(?:uari|uary)?|feb(?:ruari|ruary)?|maart|mrt|mar(?:ch)?|apr(?:il)?|mei|may|june?|juni|july?|juli|aug(?:ustus|ust)?|" +
  "sep(?:t(?:ember)?)?|o[kc]t(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
