package org.dunwell.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;

/** Whether a person opens a page, as far as a request tells: mail scanners and browsers that look ahead open links too. */
final class Reader {

    private static final Pattern MACHINE = Pattern.compile("bot|crawl|spider|scan|preview|prefetch|proxy|monitor|headless|curl|wget|python|java|okhttp|go-http|"
            + "libwww|barracuda|mimecast|proofpoint|safelinks|slurp|facebookexternalhit|whatsapp", Pattern.CASE_INSENSITIVE);

    private Reader() {
    }

    static boolean isPerson(HttpServletRequest request) {
        String program = request.getHeader("User-Agent");
        return "GET".equals(request.getMethod()) && program != null && program.startsWith("Mozilla/") && !MACHINE.matcher(program).find()
                && request.getHeader("Accept-Language") != null && !looksAhead(request);
    }

    private static boolean looksAhead(HttpServletRequest request) {
        return says(request, "Purpose") || says(request, "Sec-Purpose") || says(request, "X-Purpose") || says(request, "X-Moz");
    }

    private static boolean says(HttpServletRequest request, String header) {
        String value = request.getHeader(header);
        return value != null && (value.contains("prefetch") || value.contains("preview") || value.contains("prerender"));
    }
}
