package org.dunwell.web;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import org.dunwell.demo.ClockMove;
import org.dunwell.demo.ClockMoves;
import org.dunwell.demo.DemoHistory;
import org.dunwell.demo.DemoPeople;
import org.dunwell.demo.HistoryProgress;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page: what Dunwell is and where to go; in the demonstration also who to log in as, and how far its history has been played. */
@Controller
class HomePage {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy, HH:mm", Locale.ENGLISH);
    private static final Set<String> MOVERS = Set.of("operators", "camunda-admin");

    private final ObjectProvider<DemoPeople> people;
    private final ObjectProvider<DemoHistory> history;
    private final ObjectProvider<ClockMoves> clockMoves;
    private final Clock clock;

    HomePage(ObjectProvider<DemoPeople> people, ObjectProvider<DemoHistory> history, ObjectProvider<ClockMoves> clockMoves, Clock clock) {
        this.people = people;
        this.history = history;
        this.clockMoves = clockMoves;
        this.clock = clock;
    }

    @GetMapping("/")
    String home(Model model, Authentication person) {
        HistoryProgress progress = history.stream().findFirst().map(DemoHistory::progress).orElse(null);
        ClockMove move = clockMoves.stream().findFirst().flatMap(ClockMoves::latest).orElse(null);
        boolean moving = move != null && move.state() == ClockMove.State.RUNNING;
        boolean playing = progress != null && !progress.isOver();
        model.addAttribute("user", person == null ? null : person.getName());
        model.addAttribute("people", people.stream().findFirst().map(DemoPeople::all).orElse(null));
        model.addAttribute("password", DemoPeople.PASSWORD);
        model.addAttribute("history", progress);
        model.addAttribute("now", MOMENT.format(clock.instant().atOffset(ZoneOffset.UTC)));
        model.addAttribute("move", move);
        model.addAttribute("refresh", playing || moving);
        model.addAttribute("mayMove", clockMoves.stream().findFirst().isPresent() && !playing && !moving && isMover(person));
        model.addAttribute("movable", clockMoves.stream().findFirst().isPresent());
        return "home";
    }

    static boolean isMover(Authentication person) {
        return person != null && person.getAuthorities().stream().anyMatch(right -> MOVERS.contains(right.getAuthority()));
    }
}
