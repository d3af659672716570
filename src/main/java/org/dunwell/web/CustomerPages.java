package org.dunwell.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dunwell.portal.AccountPaper;
import org.dunwell.portal.CustomerDesk;
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
    ResponseEntity<String> page(@PathVariable String token, @RequestParam(required = false) String saved, HttpServletRequest request) {
        return desk.page(token).map(page -> html(HttpStatus.OK, paper.page(page, saved != null)))
                .orElseGet(() -> html(HttpStatus.NOT_FOUND, paper.unknown(request.getLocale())));
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
