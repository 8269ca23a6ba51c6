extension Locality {
    /// Where generated people live.
    ///
    /// Phone ranges: 555-01XX (NANPA), 07700 900XXX (Ofcom), 0171 39200XX
    /// (Bundesnetzagentur), 06 39 98 XX XX (ARCEP), 0491 570 1XX (ACMA), 070-174 06 XX (PTS); Japan keeps none, and
    /// assigns no mobile number that goes on with zeros.
    static let all = [
        Locality(
            "US",
            language: "en",
            timeZone: "America/New_York",
            weight: 40,
            phone: ("1", "", "@55501##"),
            women: [
                .init("Mary"), .init("Zoë", "zoe"), .init("Emma"), .init("Mei"), .init("D'Arcy"), .init("Aaliyah"),
            ],
            men: [
                .init("Liam"), .init("Noah"), .init("José", "jose"), .init("Ravi"), .init("Sam"), .init("Jean-Paul"),
            ],
            families: [
                .init("Smith"), .init("García", "garcia"), .init("O'Neil"), .init("Jones-Lee"), .init("St. John"),
                .init("Nguyen"), .init("Williams Jr."), .init("van der Berg"),
            ],
            cities: [
                .init("New York", "NY", zip: "100##", area: "212"), .init("Boston", "MA", zip: "021##", area: "617"),
                .init("San Francisco", "California", zip: "941##-####", area: "415"),
                .init("Austin", "tx", zip: "787##", area: "512"), .init("St. Louis", "MO", zip: "631##", area: "314"),
                .init("Winston-Salem", "North Carolina", zip: "271##", area: "336"),
            ]
        ),
        Locality(
            "GB",
            language: "en",
            timeZone: "Europe/London",
            weight: 15,
            phone: ("44", "0", "7700900###"),
            women: [.init("Olivia"), .init("Siân", "sian"), .init("Amelia"), .init("Priya")],
            men: [.init("Oliver"), .init("Mohammed"), .init("Harry"), .init("Rhys")],
            families: [.init("Taylor"), .init("O'Brien"), .init("Smythe-Jones"), .init("Patel"), .init("McDonald")],
            cities: [
                .init("London", "England", zip: "SW1A #AA"), .init("Stoke-on-Trent", "Staffordshire", zip: "ST# #AB"),
                .init("Cardiff", "Wales", zip: "cf1# #aa"), .init("Edinburgh", "Scotland", zip: "EH# #YZ"),
            ]
        ),
        Locality(
            "DE",
            language: "de",
            timeZone: "Europe/Berlin",
            weight: 15,
            phone: ("49", "0", "17139200##"),
            women: [.init("Anna"), .init("Jördis", "joerdis"), .init("Käthe", "kaethe"), .init("Elif")],
            men: [.init("Jürgen", "juergen"), .init("Max"), .init("Søren", "soeren"), .init("Emre")],
            families: [
                .init("Müller", "mueller"), .init("Groß", "gross"), .init("von Ohlen"), .init("Yılmaz", "yilmaz"),
            ],
            cities: [
                .init("Berlin", "BE", zip: "101##"), .init("München", "Bayern", zip: "803##"),
                .init("Köln", "NRW", zip: "506##"), .init("Frankfurt (Oder)", "Brandenburg", zip: "152##"),
            ]
        ),
        Locality(
            "FR",
            language: "fr",
            timeZone: "Europe/Paris",
            weight: 10,
            phone: ("33", "0", "63998####"),
            women: [.init("Chloé", "chloe"), .init("Anaïs", "anais"), .init("Marie-Claire"), .init("Fatima")],
            men: [.init("Jérôme", "jerome"), .init("Noël", "noel"), .init("Luc"), .init("Karim")],
            families: [.init("Lefèvre", "lefevre"), .init("d'Estaing"), .init("Martin"), .init("Le Gall")],
            cities: [
                .init("Paris", "Île-de-France", zip: "750##"), .init("Saint-Étienne", "Loire", zip: "420##"),
                .init("Lyon", "Rhône", zip: "690##"), .init("Aix-en-Provence", "PACA", zip: "131##"),
            ]
        ),
        Locality(
            "JP",
            language: "ja",
            timeZone: "Asia/Tokyo",
            weight: 8,
            phone: ("81", "0", "900000####"),
            women: [.init("さくら", "sakura"), .init("陽子", "yoko"), .init("Yui")],
            men: [.init("健", "ken"), .init("大輔", "daisuke"), .init("Haruto")],
            families: [.init("伊藤", "ito"), .init("佐藤", "sato"), .init("Tanaka"), .init("小野", "ono")],
            cities: [
                .init("東京", "東京都", zip: "100-00##"), .init("大阪", "大阪府", zip: "530-00##"),
                .init("Sapporo", "Hokkaidō", zip: "060-00##"),
            ]
        ),
        Locality(
            "AU",
            language: "en",
            timeZone: "Australia/Sydney",
            weight: 7,
            phone: ("61", "0", "4915701##"),
            women: [.init("Charlotte"), .init("Isla"), .init("Thuy")],
            men: [.init("Jack"), .init("Lachlan"), .init("Nikos")],
            families: [.init("Papadopoulos"), .init("Kelly"), .init("Tran"), .init("Fitz-Gerald")],
            cities: [
                .init("Sydney", "NSW", zip: "20##"), .init("Perth", "WA", zip: "60##"),
                .init("Alice Springs", "NT", zip: "087#"),
            ]
        ),
        Locality(
            "SE",
            language: "sv",
            timeZone: "Europe/Stockholm",
            weight: 5,
            phone: ("46", "0", "7017406##"),
            women: [.init("Åsa", "asa"), .init("Ida"), .init("Ольга", "olga")],
            men: [.init("Björn", "bjorn"), .init("Göran", "goran"), .init("يوسف", "yusuf")],
            families: [
                .init("Åberg", "aberg"), .init("Lindström", "lindstrom"), .init("Попов", "popov"),
                .init("حداد", "haddad"),
            ],
            cities: [
                .init("Malmö", "Skåne", zip: "211 ##"), .init("Göteborg", "Västra Götaland", zip: "411 ##"),
                .init("Umeå", "Västerbotten", zip: "903 ##"),
            ]
        ),
    ]
}
