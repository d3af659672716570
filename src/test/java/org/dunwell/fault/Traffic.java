package org.dunwell.fault;

import static org.dunwell.security.Browser.ENGINE;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dunwell.security.Browser;

/** Files, payments and people that keep a house busy until they are told to stop; it remembers what was answered with yes. */
final class Traffic {

    static final String ADMIN_PASSWORD = "crash-admin-password";
    private static final String PASSWORD = "Kept-Quiet-9-Times";
    private static final Map<String, String> PEOPLE = Map.of("anna", "collectors", "ben", "collectors", "sofia", "supervisors");
    private static final String MAPPING = """
            {"creditor": {"id": "nord", "name": "Nordwind GmbH", "country": "DE", "timeZone": "Europe/Berlin", "email": "konto@nordwind.example"},
             "separator": ",", "dateOrder": "YMD", "decimalSign": "."}""";
    private static final int LINES = 25;

    /** @param customer also the number of the one invoice */
    record Payment(String key, String customer, String amount) {
    }


    private interface Turn {
        void take(Browser browser, Random random);
    }

    final Set<String> loaded = ConcurrentHashMap.newKeySet();
    final Map<String, Payment> paid = new ConcurrentHashMap<>();
    final Map<String, Payment> sentPayments = new ConcurrentHashMap<>();
    final Set<String> calls = ConcurrentHashMap.newKeySet();
    final Set<String> sentCalls = ConcurrentHashMap.newKeySet();
    final Set<String> completed = ConcurrentHashMap.newKeySet();

    private final Random random;
    private final ConcurrentLinkedQueue<String> files = new ConcurrentLinkedQueue<>();
    private final List<Thread> actors = new ArrayList<>();
    private volatile List<Integer> ports = List.of();
    private volatile boolean stopped;
    private volatile LocalDate today;
    private int customers;

    Traffic(long seed) {
        random = new Random(seed);
    }

    /** Once, before anything else. */
    static void people(int port) {
        Browser admin = new Browser(port).login("admin", ADMIN_PASSWORD);
        PEOPLE.forEach((user, group) -> {
            yes(admin.post(ENGINE + "/user/create", "{\"profile\":{\"id\":\"%s\",\"firstName\":\"%s\",\"lastName\":\"Load\"},\"credentials\":{\"password\":\"%s\"}}"
                    .formatted(user, user, PASSWORD)));
            yes(admin.put(ENGINE + "/group/" + group + "/members/" + user, "{}"));
        });
    }

    private static void yes(HttpResponse<String> answer) {
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
    }

    void begin(List<Integer> nodes, LocalDate day) {
        ports = nodes;
        today = day;
        stopped = false;
        files.add(file());
        files.add(file());
        actor("importer", this::bring);
        actor("payer", this::pay);
        PEOPLE.keySet().forEach(person -> actor(person, (browser, dice) -> work(browser, person, dice)));
    }

    void end() throws InterruptedException {
        stopped = true;
        for (Thread actor : actors) {
            actor.join();
        }
        actors.clear();
    }

    private void actor(String name, Turn turn) {
        Random own = new Random(random.nextLong());
        Thread thread = new Thread(() -> {
            while (!stopped) {
                int port = ports.get(own.nextInt(ports.size()));
                try {
                    Browser browser = PEOPLE.containsKey(name) ? new Browser(port).login(name, PASSWORD) : new Browser(port).basic("admin", ADMIN_PASSWORD);
                    while (!stopped) {
                        turn.take(browser, own);
                    }
                } catch (UncheckedIOException dead) {
                    rest();
                }
            }
        }, name);
        thread.start();
        actors.add(thread);
    }

    private static void rest() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String file() {
        return "customer,customerName,kind,street,postalCode,city,country,email,invoice,issued,due,amount,currency\n"
                + IntStream.range(0, LINES).mapToObj(line -> {
            String id = "K" + ++customers;
            LocalDate due = today.minusDays(5 + random.nextInt(30));
            return "%s,Customer %s,business,Werkstr. 5,10115,Berlin,DE,%s@customers.example,%s,%s,%s,%d.%02d,EUR".formatted(id, id, id.toLowerCase(Locale.ROOT), id,
                    due.minusDays(30), due, 100 + random.nextInt(800), random.nextInt(100));
        }).collect(Collectors.joining("\n")) + "\n";
    }

    /** The same file again until it is acknowledged. */
    private void bring(Browser browser, Random dice) {
        String file = files.peek();
        if (file == null) {
            rest();
            return;
        }
        String body = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"items.csv\"\r\nContent-Type: text/csv\r\n\r\n" + file
                + "\r\n--x\r\nContent-Disposition: form-data; name=\"mapping\"\r\nContent-Type: application/json\r\n\r\n" + MAPPING + "\r\n--x--\r\n";
        HttpResponse<String> answer = browser.send(browser.request("/api/open-items").header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofString(body)));
        if (answer.statusCode() == 200) {
            file.lines().skip(1).forEach(line -> loaded.add(line.substring(0, line.indexOf(','))));
            files.remove();
        } else {
            rest();
        }
    }

    /** The same payment again, under its key, until it is acknowledged; every third customer pays one day. */
    private void pay(Browser browser, Random dice) {
        Payment payment = sentPayments.values().stream().filter(sent -> !paid.containsKey(sent.key())).findAny().orElse(null);
        if (payment == null) {
            List<String> owing = loaded.stream().filter(customer -> customer.hashCode() % 3 == 0).toList();
            if (owing.isEmpty()) {
                rest();
                return;
            }
            String customer = owing.get(dice.nextInt(owing.size()));
            payment = new Payment("P" + dice.nextLong(), customer, dice.nextBoolean() ? "1000.00" : (10 + dice.nextInt(90)) + ".00");
            sentPayments.put(payment.key(), payment);
        }
        HttpResponse<String> answer = browser.send(browser.request("/api/payments").header("Content-Type", "application/json")
                .header("Idempotency-Key", payment.key()).POST(BodyPublishers.ofString("{\"customer\":\"%s\",\"creditor\":\"nord\",\"currency\":\"EUR\",\"amount\":%s,\"date\":\"%s\"}"
                        .formatted(payment.customer(), payment.amount(), today.minusDays(1)))));
        if (answer.statusCode() == 201) {
            paid.put(payment.key(), payment);
        }
        rest();
    }

    private void work(Browser browser, String user, Random dice) {
        HttpResponse<String> list = browser.get(ENGINE + "/task?maxResults=30&firstResult=" + dice.nextInt(20));
        if (list.statusCode() != 200) {
            rest();
            return;
        }
        for (JsonNode task : Browser.json(list)) {
            String note = "note " + user + " " + dice.nextLong();
            String answers = answers(task.path("taskDefinitionKey").asText(), note, dice);
            String assignee = task.path("assignee").asText("");
            if (answers == null || !assignee.isEmpty() && !assignee.equals(user) && !"null".equals(assignee)) {
                continue;
            }
            String path = ENGINE + "/task/" + task.path("id").asText();
            if (!assignee.equals(user) && browser.post(path + "/claim", "{\"userId\":\"" + user + "\"}").statusCode() != 204) {
                continue;
            }
            if (task.path("taskDefinitionKey").asText().equals("callCustomer")) {
                sentCalls.add(note);
            }
            if (browser.post(path + "/submit-form", answers).statusCode() == 204) {
                completed.add(note);
                if (sentCalls.contains(note)) {
                    calls.add(note);
                }
            }
            if (stopped) {
                return;
            }
        }
        rest();
    }

    private String answers(String task, String note, Random dice) {
        return switch (task) {
            case "callCustomer" -> switch (dice.nextInt(4)) {
                case 0 -> form("callResult", "promised", "reason", "forgot", "promisedOn", today.plusDays(4).toString(), "note", note);
                case 1, 2 -> form("callResult", "noHeadway", "reason", "refuses", "note", note);
                default -> form("callResult", "noContact", "note", note);
            };
            case "decideHowToProceed" -> form("nextStep", "placementLetter", "note", note);
            case "chaseAcknowledgement" -> form("acknowledged", "yes", "agencyReference", "R-1", "note", note);
            default -> null;
        };
    }

    private static String form(String... namesAndValues) {
        return IntStream.iterate(0, i -> i < namesAndValues.length, i -> i + 2)
                .mapToObj(i -> "\"%s\":{\"value\":\"%s\",\"type\":\"String\"}".formatted(namesAndValues[i], namesAndValues[i + 1]))
                .collect(Collectors.joining(",", "{\"variables\":{", "}}"));
    }
}
