package org.dunwell.replay;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient;

/** Talks to Dunwell as another system would: files of open items by REST, and the clock of the demonstration. */
class DunwellClient {

    private static final String MAPPING = """
            {"creditor": {"id": "utility", "name": "City Utility Company", "street": "1 Main Street", "postalCode": "73301", "city": "Austin",
                          "country": "US", "email": "billing@utility.example.com", "timeZone": "UTC",
                          "payLink": "https://pay.utility.example.com/{reference}"},
             "dateOrder": "MDY", "decimalSign": ".",
             "columns": {"customer": "customerID", "invoice": "invoiceNumber", "issued": "InvoiceDate", "due": "DueDate",
                         "amount": "InvoiceAmount", "settled": "SettledDate"},
             "defaults": {"currency": "USD", "country": "US", "language": "en", "timeZone": "UTC", "kind": "business",
                          "customerName": "Customer {customer}", "email": "{customer}@customers.example.com"},
             "ignore": ["countryCode", "PaperlessDate", "Disputed", "PaperlessBill", "DaysToSettle", "DaysLate"]}""";

    private final RestClient http;

    DunwellClient(int port) {
        http = RestClient.builder().baseUrl("http://localhost:" + port).defaultHeaders(headers -> headers.setBasicAuth("admin", "demo")).build();
    }

    Map<?, ?> openItems(byte[] csv) {
        MultiValueMap<String, Object> body = new LinkedMultiValueMap<>();
        body.add("file", new ByteArrayResource(csv) {
            @Override
            public String getFilename() {
                return "receivables.csv";
            }
        });
        HttpHeaders json = new HttpHeaders();
        json.setContentType(MediaType.APPLICATION_JSON);
        body.add("mapping", new HttpEntity<>(MAPPING, json));
        return http.post().uri("/api/open-items").contentType(MediaType.MULTIPART_FORM_DATA).body(body).retrieve().body(Map.class);
    }

    /** It is that late when this returns. */
    void clockTo(Instant moment) {
        Map<?, ?> answer = http.post().uri("/api/clock").contentType(MediaType.APPLICATION_JSON).body(Map.of("to", moment.toString()))
                .retrieve().body(Map.class);
        while ("RUNNING".equals(((Map<?, ?>) answer.get("move")).get("state"))) {
            LockSupport.parkNanos(100_000_000);
            answer = http.get().uri("/api/clock").retrieve().body(Map.class);
        }
        if (!"DONE".equals(((Map<?, ?>) answer.get("move")).get("state"))) {
            throw new IllegalStateException("Time stopped: " + answer);
        }
    }

    Object receivables() {
        return http.get().uri("/api/receivables").retrieve().body(Object.class);
    }
}
