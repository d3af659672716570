package org.dunwell.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dunwell.collection.Refusal;
import org.dunwell.portal.AccountPage;
import org.dunwell.portal.AccountPaper;
import org.dunwell.portal.AccountPaper.Answer;
import org.dunwell.portal.CustomerDesk;
import org.dunwell.portal.Reading;
import org.dunwell.portal.Reply;
import org.dunwell.portal.Said;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The customer's page: whoever has the link has the page, without a login. */
@Controller
@RequestMapping("/c/{token}")
class CustomerPages {

    /** Those that a customer can wish away on the page. */
    private static final Set<String> CHANNELS = Set.of("email", "sms", "letter", "phone");

    private final CustomerDesk desk;
    private final AccountPaper paper;

    CustomerPages(CustomerDesk desk, AccountPaper paper) {
        this.desk = desk;
        this.paper = paper;
    }

    @GetMapping
    ResponseEntity<String> page(@PathVariable String token, @RequestParam(required = false) String saved, @RequestParam(required = false) String noted,
                                HttpServletRequest request) {
        Answer answer = saved != null ? Answer.noted("wishes", null)
                : Stream.of(Reply.values()).filter(reply -> reply.isNoted() && reply.name().equals(noted)).findFirst()
                        .map(reply -> Answer.noted(null, reply)).orElse(Answer.NONE);
        return shown(HttpStatus.OK, token, answer, request);
    }

    @PostMapping("/{about:promise|plan|dispute|call|accept}")
    ResponseEntity<String> say(@PathVariable String token, @PathVariable String about, @RequestParam Map<String, String> filled, HttpServletRequest request) {
        Said said = new Said(filled.get("key"), text(filled, "reason"), text(filled, "date"), text(filled, "amount"), text(filled, "count"), text(filled, "interval"),
                text(filled, "invoice"), text(filled, "text"));
        Reply reply = said(token, about, said);
        return switch (reply) {
            case PROMISED, PLANNED, TO_APPROVE, DISPUTED, CALL_ASKED, ACCEPTED -> ResponseEntity.status(HttpStatus.SEE_OTHER)
                    .location(URI.create("/c/" + token + "?noted=" + reply)).build();
            case TOO_OFTEN -> shown(HttpStatus.TOO_MANY_REQUESTS, token, new Answer(about, reply, said), request);
            default -> shown(HttpStatus.UNPROCESSABLE_ENTITY, token, new Answer(about, reply, said), request);
        };
    }

    private Reply said(String token, String about, Said said) {
        try {
            return desk.say(token, about, said);
        } catch (Refusal changed) {
            return Reply.CHANGED;
        }
    }

    private ResponseEntity<String> shown(HttpStatus status, String token, Answer answer, HttpServletRequest request) {
        return desk.page(token).map(page -> html(status, paper.page(page, answer)))
                .orElseGet(() -> html(HttpStatus.NOT_FOUND, paper.unknown(request.getLocale())));
    }

    /** What no person types is left out. */
    private static String text(Map<String, String> filled, String name) {
        String raw = filled.get(name);
        return raw == null || raw.isBlank() ? null : raw.replace("\r\n", "\n").replaceAll("[\\p{Cntrl}\\p{Cs}&&[^\n\t]]", "").strip();
    }

    /** An education item; that a person opened it is noted. */
    @GetMapping("/read/{article}")
    ResponseEntity<String> read(@PathVariable String token, @PathVariable String article, HttpServletRequest request) {
        Optional<AccountPage> page = desk.page(token);
        Optional<Reading> reading = page.flatMap(of -> paper.article(of, article));
        if (reading.isEmpty()) {
            return html(HttpStatus.NOT_FOUND, paper.unknown(request.getLocale()));
        }
        if (Reader.isPerson(request)) {
            desk.opened(page.get(), article, reading.get().title());
        }
        return reading.get().elsewhere() == null ? html(HttpStatus.OK, reading.get().html())
                : ResponseEntity.status(HttpStatus.FOUND).location(reading.get().elsewhere()).build();
    }

    @PostMapping("/wishes")
    ResponseEntity<String> wishes(@PathVariable String token, @RequestParam(name = "by", required = false) List<String> by, HttpServletRequest request) {
        Set<String> wanted = by == null ? Set.of() : Set.copyOf(by);
        Set<String> notBy = Stream.concat(CHANNELS.stream(), kept(token)).filter(channel -> !wanted.contains(channel)).collect(Collectors.toSet());
        if (!desk.wish(token, notBy)) {
            return html(HttpStatus.NOT_FOUND, paper.unknown(request.getLocale()));
        }
        return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create("/c/" + token + "?saved")).build();
    }

    /** What the page does not ask for stays as it is. */
    private Stream<String> kept(String token) {
        return desk.page(token).stream().flatMap(page -> page.optOuts().stream()).filter(channel -> !CHANNELS.contains(channel));
    }

    private static ResponseEntity<String> html(HttpStatus status, String page) {
        return ResponseEntity.status(status).contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8)).body(page);
    }
}
