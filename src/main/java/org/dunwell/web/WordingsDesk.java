package org.dunwell.web;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dunwell.collection.Refusal;
import org.dunwell.message.Channel;
import org.dunwell.message.MessageText;
import org.dunwell.message.Paper;
import org.dunwell.message.Preview;
import org.dunwell.message.TextRefused;
import org.dunwell.staff.Groups;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;

/** The page on which process owners see a wording as it would arrive. */
@Controller
@RequestMapping(WordingsDesk.PLACE)
class WordingsDesk {

    static final String PLACE = "/desk/wordings";
    static final String MAIL = PLACE + "/mail";
    static final String[] READERS = Stream.concat(Arrays.stream(CasesDesk.READERS), Stream.of(Groups.PROCESS_OWNERS)).distinct().toArray(String[]::new);

    private static final Map<String, String> CHANNEL_NAMES = Map.of("email", "E-mail", "sms", "Text message", "letter", "Letter", "portal", "Notice on the customer's page");
    private static final List<String> TONES = List.of("courteous", "friendly", "firm", "final");

    private final Preview preview;
    private final Paper paper;

    WordingsDesk(Preview preview, Paper paper) {
        this.preview = preview;
        this.paper = paper;
    }

    /** What was asked for; blank is as usual. */
    record Wanted(String purpose, String tone, String channel, String language, String customer) {

        Wanted {
            purpose = purpose == null || purpose.isBlank() ? "friendlyReminder" : purpose.strip();
            tone = tone != null && TONES.contains(tone) ? tone : "friendly";
            channel = channel != null && CHANNEL_NAMES.containsKey(channel) ? channel : "email";
            language = language == null || !language.matches("[a-z]{2}") ? "" : language;
            customer = customer == null ? "" : customer.strip();
        }

        Channel by() {
            return Channel.inOrder(channel).get(0);
        }

        Locale locale() {
            return language.isEmpty() ? null : Locale.forLanguageTag(language);
        }
    }

    @GetMapping
    String page(@ModelAttribute("wanted") Wanted wanted, Authentication person, Model model) {
        model.addAttribute("user", person.getName());
        model.addAttribute("purposes", preview.purposes());
        model.addAttribute("tones", TONES);
        model.addAttribute("channels", Channel.values());
        model.addAttribute("channelNames", CHANNEL_NAMES);
        model.addAttribute("mayChoose", mayReadCases(person));
        try {
            model.addAttribute("text", text(wanted, wanted.by(), person));
        } catch (TextRefused | Refusal problem) {
            model.addAttribute("problem", problem.getMessage());
        }
        return "wordings";
    }

    @GetMapping("/mail")
    ResponseEntity<String> mail(@ModelAttribute("wanted") Wanted wanted, Authentication person) {
        try {
            return ResponseEntity.ok().contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8)).body(text(wanted, Channel.EMAIL, person).html());
        } catch (TextRefused | Refusal problem) {
            return plain(problem);
        }
    }

    @GetMapping("/letter")
    ResponseEntity<?> letter(@ModelAttribute("wanted") Wanted wanted, Authentication person) {
        try {
            return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF).body(paper.pdf(text(wanted, Channel.LETTER, person)));
        } catch (TextRefused | Refusal problem) {
            return plain(problem);
        }
    }

    @GetMapping("/letter.png")
    ResponseEntity<?> picture(@ModelAttribute("wanted") Wanted wanted, Authentication person) {
        try {
            return ResponseEntity.ok().contentType(MediaType.IMAGE_PNG).body(paper.picture(text(wanted, Channel.LETTER, person)));
        } catch (TextRefused | Refusal problem) {
            return plain(problem);
        }
    }

    private MessageText text(Wanted wanted, Channel channel, Authentication person) {
        if (!wanted.customer.isEmpty() && !mayReadCases(person)) {
            throw new Refusal("You see wordings for a made-up customer only.");
        }
        return preview.of(wanted.purpose, wanted.tone, channel, wanted.locale(), wanted.customer.isEmpty() ? null : wanted.customer);
    }

    private static boolean mayReadCases(Authentication person) {
        Set<String> mine = person.getAuthorities().stream().map(GrantedAuthority::getAuthority).collect(Collectors.toSet());
        return Arrays.stream(CasesDesk.READERS).anyMatch(mine::contains);
    }

    private static ResponseEntity<String> plain(RuntimeException problem) {
        return ResponseEntity.status(HttpStatus.UNPROCESSABLE_ENTITY).contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8)).body(problem.getMessage());
    }
}
