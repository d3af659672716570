package org.dunwell.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dunwell.screen.Choice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every drawn form has to keep to, so that Tasklist shows it and its answers reach the domain. */
class FormsTest {

    /** The answers that listeners read. A form may ask for more. */
    private static final Map<String, List<String>> CONTRACT = Map.ofEntries(
            Map.entry("call-customer", List.of("callResult", "reason", "promisedOn", "promisedAmount", "disputedInvoice", "disputeText", "contactStop", "callAgainOn", "note", "calledBy", "despite", "vulnerable")),
            Map.entry("negotiate", List.of("agreement", "reason", "amount", "instalments", "firstDueOn", "interval", "note")),
            Map.entry("decide-how-to-proceed", List.of("nextStep", "closeCode", "note")),
            Map.entry("handle-stop-contact", List.of("contactStop", "closeCode", "representative", "note")),
            Map.entry("complete-contact-data", List.of("email", "phone", "street", "postalCode", "city", "country", "contactName", "unobtainable", "note")),
            Map.entry("approve-terms", List.of("termsApproved", "why")),
            Map.entry("resolve-billing-issue", List.of("disputeWon", "creditedAmount", "explanation", "note")),
            Map.entry("resolve-service-issue", List.of("disputeWon", "creditedAmount", "explanation", "note")),
            Map.entry("research-customer", List.of("visitWorthwhile", "contactPerson", "roomForNegotiation", "safetyNote", "findings")),
            Map.entry("visit-customer", List.of("visitResult", "reason", "note")),
            Map.entry("chase-acknowledgement", List.of("acknowledged", "agencyReference", "note")),
            Map.entry("match-payment", List.of("decision", "candidate", "split", "customerNumber", "note", "rememberPayer")));

    /** What works in this Tasklist; the others break the form or lose what was entered. */
    private static final Set<String> WORKING = Set.of("text", "group", "textfield", "number", "datetime", "select", "radio", "checkbox",
            "checklist", "taglist", "textarea", "expression", "table", "html", "image", "separator", "spacer");

    private static final Set<String> LISTS = Set.of("callResults", "reasons", "disputableInvoices", "countries", "candidates");

    private static final ObjectMapper JSON = new ObjectMapper();

    static List<Path> forms() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("forms"))) {
            return files.sorted().toList();
        }
    }

    @Test
    void everyFormOfTheContractIsDrawn() throws IOException {
        assertThat(forms()).extracting(FormsTest::name).containsAll(CONTRACT.keySet());
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aFormIsCalledLikeItsFileAndMadeForThisPlatform(Path file) throws IOException {
        JsonNode form = JSON.readTree(file.toFile());
        assertThat(form.path("id").asText()).isEqualTo(name(file));
        assertThat(form.path("executionPlatform").asText()).isEqualTo("Camunda Platform");
        assertThat(form.path("executionPlatformVersion").asText()).isEqualTo("7.24.0");
    }

    @ParameterizedTest
    @MethodSource("forms")
    void itsComponentsWorkInTasklistAndHaveUniqueIdsAndKeys(Path file) throws IOException {
        Set<String> ids = new HashSet<>();
        Set<String> keys = new HashSet<>();
        for (JsonNode component : components(file)) {
            assertThat(component.path("type").asText()).as("type of %s", component).isIn(WORKING);
            assertThat(component.path("id").asText()).as("id of %s", component).isNotEmpty().satisfies(id -> assertThat(ids.add(id)).as("unique %s", id).isTrue());
            assertThat(component.has("path")).as("%s is not nested", component).isFalse();
            assertThat(component.path("readonly").asBoolean()).as("%s is posted back", component).isFalse();
            if (component.has("key")) {
                String key = component.path("key").asText();
                assertThat(key).matches("[a-z][A-Za-z0-9]*");
                assertThat(keys.add(key)).as("unique %s", key).isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void whatItAsksForHasALabelAndLimitsAndIsNeverAPrefilledDate(Path file) throws IOException {
        for (JsonNode component : components(file)) {
            String type = component.path("type").asText();
            if (!component.has("key")) {
                continue;
            }
            assertThat(component.path(type.equals("datetime") ? "dateLabel" : "label").asText()).as("label of %s", component).isNotBlank();
            if (type.equals("datetime")) {
                assertThat(component.path("subtype").asText()).isEqualTo("date");
                assertThat(component.has("defaultValue")).as("%s drifts", component).isFalse();
            }
            if (type.equals("textarea") || type.equals("textfield")) {
                assertThat(component.path("validate").path("maxLength").asInt()).as("longest %s", component).isBetween(1, FormSchema.LONGEST_TEXT);
            }
            if (type.equals("select") || type.equals("radio") || type.equals("checklist") || type.equals("taglist")) {
                assertThat(component.path("values").size() > 0 || component.hasNonNull("valuesKey") || component.hasNonNull("valuesExpression"))
                        .as("choices of %s", component).isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void itAsksForWhatListenersRead(Path file) throws IOException {
        FormSchema form = FormSchema.read(Files.readString(file));
        assertThat(form.fields()).extracting(FormField::key).containsAll(CONTRACT.getOrDefault(name(file), List.of()));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void nothingThatIsShownPrefillsAnAnswerByAccident(Path file) throws IOException {
        Set<String> prefilled = Set.of("email", "phone", "street", "postalCode", "city", "country", "contactName", "contactStop");
        Set<String> shown = new HashSet<>();
        for (JsonNode component : components(file)) {
            Matcher named = Pattern.compile("\\{\\{#?(?:if )?(\\w+)").matcher(component.path("text").asText());
            while (named.find()) {
                shown.add(named.group(1));
            }
            shown.add(component.path("dataSource").asText().replace("=", ""));
        }
        assertThat(FormSchema.read(Files.readString(file)).fields()).extracting(FormField::key)
                .filteredOn(key -> !prefilled.contains(key)).doesNotContainAnyElementsOf(shown);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void theServerCanReadEveryConditionAndKnowsEveryListItChoosesFrom(Path file) throws IOException {
        for (JsonNode component : components(file)) {
            for (JsonNode expression : List.of(component.path("conditional").path("hide"), component.path("valuesExpression"),
                    component.path("properties").path("requiredWhen"))) {
                if (!expression.isMissingNode()) {
                    assertThat(expression.asText()).startsWith("=");
                    assertThat(new Conditions().canRead(expression.asText())).as(expression.asText()).isTrue();
                }
            }
            if (component.has("valuesKey")) {
                assertThat(component.path("valuesKey").asText()).isIn(LISTS);
            }
        }
    }

    @Test
    void everyWayASupervisorCanChooseIsDrawn() throws IOException {
        FormField nextStep = FormSchema.read(Files.readString(Path.of("forms/decide-how-to-proceed.form"))).fields().stream()
                .filter(field -> field.key().equals("nextStep")).findFirst().orElseThrow();
        Matcher asked = Pattern.compile("id=\"howToProceedTo\\w+\"[^>]*>\\s*<[^>]*>\\$\\{nextStep == '(\\w+)'}")
                .matcher(Files.readString(Path.of("processes/collect-account.bpmn")));
        Set<String> drawn = new HashSet<>(Set.of("placementLetter"));   // the default flow
        while (asked.find()) {
            drawn.add(asked.group(1));
        }
        assertThat(nextStep.choices()).extracting(Choice::value).containsExactlyInAnyOrderElementsOf(drawn);
    }

    private static List<JsonNode> components(Path file) throws IOException {
        List<JsonNode> all = new ArrayList<>();
        collect(JSON.readTree(file.toFile()).path("components"), all);
        return all;
    }

    private static void collect(JsonNode components, List<JsonNode> all) {
        components.forEach(component -> {
            all.add(component);
            collect(component.path("components"), all);
        });
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".form", "");
    }
}
