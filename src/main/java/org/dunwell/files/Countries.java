package org.dunwell.files;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.Set;

/** What follows from a country when a file says no more: its code, its one time zone, its language. */
final class Countries {

    private static final Set<String> CODES = Set.of(Locale.getISOCountries());
    private static final Map<String, String> CODES_OF_THREE = codesOfThree();
    private static final Set<String> GERMAN = Set.of("DE", "AT", "LI");

    /** Countries on the clock of one place; islands far from it are not counted. */
    private static final Map<String, String> ZONES = zones(
            "Europe: AD Andorra,AL Tirane,AT Vienna,BA Sarajevo,BE Brussels,BG Sofia,BY Minsk,CH Zurich,CZ Prague,DE Berlin,DK Copenhagen,"
                    + "EE Tallinn,FI Helsinki,FR Paris,GB London,GR Athens,HR Zagreb,HU Budapest,IE Dublin,IT Rome,LI Vaduz,LT Vilnius,"
                    + "LU Luxembourg,LV Riga,MC Monaco,MD Chisinau,ME Podgorica,MK Skopje,MT Malta,NL Amsterdam,NO Oslo,PL Warsaw,"
                    + "RO Bucharest,RS Belgrade,SE Stockholm,SI Ljubljana,SK Bratislava,SM San_Marino,UA Kyiv,VA Vatican",
            "Asia: AE Dubai,AM Yerevan,AZ Baku,BD Dhaka,BH Bahrain,CN Shanghai,GE Tbilisi,HK Hong_Kong,IL Jerusalem,IN Kolkata,IQ Baghdad,"
                    + "JO Amman,JP Tokyo,KR Seoul,KW Kuwait,LB Beirut,LK Colombo,MY Kuala_Lumpur,NP Kathmandu,OM Muscat,PH Manila,"
                    + "PK Karachi,QA Qatar,SA Riyadh,SG Singapore,TH Bangkok,TR Istanbul,TW Taipei,VN Ho_Chi_Minh",
            "Africa: DZ Algiers,EG Cairo,ET Addis_Ababa,GH Accra,KE Nairobi,MA Casablanca,NG Lagos,SN Dakar,TN Tunis,TZ Dar_es_Salaam,"
                    + "UG Kampala,ZA Johannesburg",
            "America: BO La_Paz,CO Bogota,CR Costa_Rica,CU Havana,DO Santo_Domingo,GT Guatemala,HN Tegucigalpa,JM Jamaica,NI Managua,"
                    + "PA Panama,PE Lima,PR Puerto_Rico,PY Asuncion,SV El_Salvador,UY Montevideo,VE Caracas",
            "Atlantic: IS Reykjavik");

    private Countries() {
    }

    /** @param written two or three letters of ISO 3166 in any case */
    static Optional<String> code(String written) {
        String code = written.toUpperCase(Locale.ROOT);
        return Optional.ofNullable(CODES.contains(code) ? code : CODES_OF_THREE.get(code));
    }

    static Optional<ZoneId> zone(String country) {
        return Optional.ofNullable(ZONES.get(country)).map(ZoneId::of);
    }

    static Locale language(String country) {
        return GERMAN.contains(country) ? Locale.GERMAN : Locale.ENGLISH;
    }

    private static Map<String, String> codesOfThree() {
        Map<String, String> codes = new HashMap<>();
        for (String code : CODES) {
            try {
                codes.put(new Locale("", code).getISO3Country(), code);
            } catch (MissingResourceException none) {
                continue;
            }
        }
        return codes;
    }

    private static Map<String, String> zones(String... continents) {
        Map<String, String> zones = new HashMap<>();
        for (String continent : continents) {
            String[] parts = continent.split(": ");
            for (String country : parts[1].split(",")) {
                zones.put(country.substring(0, 2), parts[0] + "/" + country.substring(3));
            }
        }
        return Map.copyOf(zones);
    }
}
