package ytv2.benchmarks.data;

/// A language of the invented videos: its most frequent words, and the syllables of which its others are made.
enum Tongue {
    ENGLISH(
            "en",
            64,
            "the of and to a in is that it for was on are with as be at this have from by not but what all were when we"
                    + " there can an your which their if do will each about how up out them then she many some so these"
                    + " would other into has more two like him see time could no make than first been its who now"
                    + " people over only new because after most very between through before also such even where",
            "al an ar ate ba ber ble bra ca cal cen char cil com con cor cu dan de der di dis dom ed el en er est ev"
                    + " ex fa fer fi for ful gen gra gu hand har ho ic ing in is ist ity ize la lan lar le ment lo ly"
                    + " mal man mar ment mi mo na nal ness no nor ob on or ous pa per pha por pre pro qua ra re ri ro"
                    + " sal sci ser sion sis so sta str su sub tal tech ten ter tic tion tor tra tri tu tur un ur va"
                    + " ven ver vi vol war wer wid win"),
    GERMAN(
            "de",
            14,
            "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er"
                    + " hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder"
                    + " aber vor zur bis mehr durch man sein wurde wenn kann gegen schon seine ihre dann unter wir",
            "ab an auf aus bau be bel ber chen der druck ein el en ent er fah fall fer feld form ge gen gle grund haf"
                    + " heit her hin höh ig in isch keit klar kör kraft kun land lich los mach mal mess mit nah ner"
                    + " ober prüf rah rau rich rück schaf schlag schul sehr sicht span stand stell sten stoff tal teil"
                    + " tief trag un ung ur ver vor wand wär weg werk wir wis zahl zeit zer zug zu"),
    FRENCH(
            "fr",
            9,
            "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec on aux"
                    + " ont cette mais ses comme ou été nous leur sa elle tout deux même fait aussi ces bien peut sans"
                    + " entre après son lui sous être avait dont depuis encore très alors",
            "ac ai al an ance ar at au bel bi bou ca cer cha che cir co com con cou cré dé des di dis du é ec el em en"
                    + " er es eur ex fa fi for gé gra gue hi i il im in ir is ité la le lé li lier lon lu mar men ment"
                    + " mé mi mon né ni no nou ob oi on or ou pa par pé per plu po pré pro qui ra re ré ri ro sa sé si"
                    + " sion son su ta té ter ti tion tou tra tu u va ven ver vi vo"),
    SPANISH(
            "es",
            8,
            "de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha me si sin"
                    + " sobre este ya entre cuando todo esta ser son dos también fue había era muy años hasta desde"
                    + " está mi porque qué sólo han yo hay vez puede todos así nos ni parte tiene",
            "a ac ad al an ar ba bi blo ca cal cen ci ción co com con cor cu cua da de der des di do dor du e ec el en"
                    + " er es ex fa fi for fu ga ge go gra guí ha hi i im in ir is ja je jo la le li lla lo lu ma mar"
                    + " men mi mien mo mu na ne ni no nu ña ñe o ob or pa per pi po pre pro pu que ra re ri ro rra sa"
                    + " se si so su ta te ti to tor tra tu u va ve vi vo za zo"),
    RUSSIAN(
            "ru",
            3,
            "и в не на что он с как это по но из у за от так же для бы все его мы к вы о до только ещё или уже когда"
                    + " если чтобы время может был была были быть очень после между через также где",
            "а бе бо бы ва ве ви во вы га го да де ди до же за зна и ка ко ла ле ли ло лю ма ме ми мо на не ни но ну"
                    + " о об ос от пе по пра при про ра ре ри ро са се си ско сло со ста сти та те ти то тра ту у"
                    + " хо ци че ши щи ю я ние ность тель ство ный ская ого ение"),
    ARABIC(
            "ar",
            2,
            "في من على إلى أن هذا التي عن مع كان هذه ما لا بين كل ذلك بعد قد قبل غير حتى عند أو ثم هو هي كما منذ حيث"
                    + " لم إذا بعض أي نحو دون خلال كانت يمكن",
            "ال ما مر مس مت من نا لا را سا عا قا حا دا تا كا با فا ها ي و ة ات ين ون ية ري لي ني دي مي سي تي كي عي بي"
                    + " قي حر سل كت عل فهم درس جمع نظر قول عمل حكم طلب بحث خبر فتح");

    private final String tag;
    private final int share;
    private final String frequent;
    private final String syllables;

    Tongue(String tag, int share, String frequent, String syllables) {
        this.tag = tag;
        this.share = share;
        this.frequent = frequent;
        this.syllables = syllables;
    }

    /// BCP 47.
    String tag() {
        return tag;
    }

    /// How many of a hundred videos speak it.
    int share() {
        return share;
    }

    /// The most frequent first.
    String[] frequent() {
        return frequent.split(" ");
    }

    String[] syllables() {
        return syllables.split(" ");
    }

    /// @param percent from 0 to 99
    static Tongue of(int percent) {
        int rest = percent;
        for (Tongue tongue : values()) {
            rest -= tongue.share;
            if (rest < 0) {
                return tongue;
            }
        }
        return ENGLISH;
    }
}
