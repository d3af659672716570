package org.dunwell.post;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dunwell.message.Channel;
import org.dunwell.message.TextRefused;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** Finds wordings and labels in the folder {@code dunwell.letters}, in the customer's language or else in English. */
@Component
class Wordings {

    private final ResourceLoader resources;
    private final String folder;
    /** A folder of the house is read anew each time: what was changed in it holds at once. */
    private final boolean isShipped;
    private final Map<String, Optional<String>> files = new ConcurrentHashMap<>();

    Wordings(ResourceLoader resources, @Value("${dunwell.letters:classpath:letters/}") String folder) {
        this.resources = resources;
        this.folder = folder.endsWith("/") ? folder : folder + "/";
        this.isShipped = folder.startsWith("classpath:");
    }

    /** The closest there is: for this tone and channel, for the channel, for the tone, for all; then the same in the language without its country, and in English. */
    Wording of(String purpose, String tone, Channel channel, Locale wanted) {
        return find(purpose, tone, channel, wanted).orElseThrow(() -> new TextRefused("There is no wording for the purpose '" + purpose + "': letters/" + purpose
                + "/" + (channel.isShort() ? channel.label() + "." : "") + "en.txt is missing"));
    }

    /** Where only a few words fit, those of a mail or letter are no wording. */
    Optional<Wording> find(String purpose, String tone, Channel channel, Locale wanted) {
        String by = channel.label() + ".";
        List<String> kinds = channel.isShort() ? List.of(tone + "." + by, by) : List.of(tone + "." + by, by, tone + ".", "");
        return languages(wanted).flatMap(language -> kinds.stream().map(kind -> purpose + "/" + kind + language.toLanguageTag() + ".txt")
                        .flatMap(name -> file(name).map(text -> parsed("letters/" + name, language, text, channel)).stream()))
                .findFirst();
    }

    private static Wording parsed(String name, Locale language, String text, Channel channel) {
        return channel.isShort() ? Wording.parseShort(name, language, text) : Wording.parse(name, language, text);
    }

    /** An education item: its subject is the title, its first paragraph says it in short. */
    Wording article(String article, Locale wanted) {
        if (!article.matches("[a-z][a-z0-9-]*")) {
            throw new TextRefused("'" + article + "' is no name of an education item: small letters, digits and hyphens only");
        }
        return languages(wanted).map(language -> Map.entry(language, "education/" + article + "/" + language.toLanguageTag() + ".txt"))
                .flatMap(one -> file(one.getValue()).map(text -> Wording.parse("letters/" + one.getValue(), one.getKey(), text)).stream()).findFirst()
                .orElseThrow(() -> new TextRefused("There is no education item '" + article + "': letters/education/" + article + "/en.txt is missing. Write it, "
                        + "or name another one in the table choose-treatment; then retry"));
    }

    /** Names of the education items, in the order of the alphabet. */
    Set<String> articles() {
        return folders("education/*/en.txt");
    }

    private static Stream<Locale> languages(Locale wanted) {
        return Stream.of(wanted, Locale.forLanguageTag(wanted.getLanguage()), Locale.ENGLISH).distinct();
    }

    Set<String> purposes() {
        return folders("*/en.txt");
    }

    /** The folders that hold such files. */
    private Set<String> folders(String pattern) {
        try {
            Set<String> found = new TreeSet<>();
            for (Resource wording : new PathMatchingResourcePatternResolver(resources).getResources(folder + pattern)) {
                String[] path = wording.getURL().getPath().split("/");
                found.add(path[path.length - 2]);
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException("The wordings in " + folder + " cannot be listed", e);
        }
    }

    /** Short fixed words of the layouts: headings, salutation, closing. */
    Map<String, String> labels(Locale language) {
        Properties labels = new Properties();
        try {
            labels.load(new StringReader(languages(language).flatMap(one -> file("labels." + one.toLanguageTag() + ".properties").stream()).findFirst()
                    .orElseThrow(() -> new TextRefused("letters/labels.en.properties is missing"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return labels.stringPropertyNames().stream().collect(Collectors.toMap(name -> name, labels::getProperty));
    }

    private Optional<String> file(String name) {
        return isShipped ? files.computeIfAbsent(name, this::read) : read(name);
    }

    private Optional<String> read(String name) {
        Resource resource = resources.getResource(folder + name);
        try {
            return resource.exists() ? Optional.of(resource.getContentAsString(StandardCharsets.UTF_8)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("letters/" + name + " cannot be read", e);
        }
    }
}
