package org.dunwell.web;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import org.dunwell.message.Paper;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/** The page of a message: as it arrived, and what came of it. */
@Controller
@RequestMapping(CasesDesk.CASES + "/{number}/messages/{id}")
class MessagesDesk {

    private final MessagesResource messages;
    private final Paper paper;
    private final ZoneId house;

    MessagesDesk(MessagesResource messages, Paper paper, @Value("${dunwell.house.zone:Europe/Berlin}") ZoneId house) {
        this.messages = messages;
        this.paper = paper;
        this.house = house;
    }

    @GetMapping
    String page(@PathVariable String number, @PathVariable String id, Authentication person, Model model) {
        try {
            model.addAttribute("message", messages.one(number, id));
        } catch (Problem unknown) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        model.addAttribute("number", number);
        model.addAttribute("user", person.getName());
        model.addAttribute("zone", house);
        return "message";
    }

    @GetMapping("/mail")
    ResponseEntity<String> mail(@PathVariable String number, @PathVariable String id) {
        return ResponseEntity.ok().contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8)).body(html(number, id));
    }

    @GetMapping("/letter.pdf")
    ResponseEntity<byte[]> letter(@PathVariable String number, @PathVariable String id) {
        html(number, id);
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF).body(paper.pdf(messages.text(number, id)));
    }

    @GetMapping("/letter.png")
    ResponseEntity<byte[]> picture(@PathVariable String number, @PathVariable String id) {
        html(number, id);
        return ResponseEntity.ok().contentType(MediaType.IMAGE_PNG).body(paper.picture(messages.text(number, id)));
    }

    @GetMapping("/reminder.xml")
    ResponseEntity<byte[]> reminder(@PathVariable String number, @PathVariable String id) {
        try {
            return messages.reminder(number, id);
        } catch (Problem problem) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    private String html(String number, String id) {
        try {
            String html = messages.text(number, id).html();
            if (html != null) {
                return html;
            }
        } catch (Problem unknown) {
            // said below
        }
        throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
