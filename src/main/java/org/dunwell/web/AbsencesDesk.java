package org.dunwell.web;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
import org.dunwell.screen.Names;
import org.dunwell.staff.Absences;
import org.dunwell.staff.Colleague;
import org.dunwell.staff.Staff;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who is away when, and what each collector speaks and knows best. */
@Controller
@RequestMapping(AbsencesDesk.PLACE)
@PreAuthorize("hasAnyAuthority('supervisors', 'camunda-admin')")
class AbsencesDesk {

    static final String PLACE = "/desk/absences";

    private static final int MONTHS_AHEAD = 12;
    private static final int LONGEST = 100;

    private final AbsencesResource resource;
    private final Absences absences;
    private final Staff staff;
    private final Names names;
    private final ZoneId house;
    private final Clock clock;

    AbsencesDesk(AbsencesResource resource, Absences absences, Staff staff, Names names, @Value("${dunwell.house.zone:Europe/Berlin}") ZoneId house, Clock clock) {
        this.resource = resource;
        this.absences = absences;
        this.staff = staff;
        this.names = names;
        this.house = house;
        this.clock = clock;
    }

    @GetMapping
    String page(Authentication person, Model model) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), house);
        List<Absences.Absence> away = absences.between(today, today.plusMonths(MONTHS_AHEAD));
        model.addAttribute("user", person.getName());
        model.addAttribute("today", today);
        model.addAttribute("away", away);
        model.addAttribute("names", names.of(away.stream().map(Absences.Absence::userId).distinct().toList()));
        model.addAttribute("people", staff.workers());
        model.addAttribute("collectors", staff.collectors());
        return "absences";
    }

    @PostMapping
    String add(@RequestParam String who, @RequestParam(defaultValue = "") String firstDay, @RequestParam(defaultValue = "") String lastDay, RedirectAttributes said) {
        return done(said, () -> {
            AbsencesResource.Absence noted = resource.note(new AbsencesResource.Absence(who, day(firstDay), day(lastDay.isBlank() ? firstDay : lastDay)));
            return "Noted: away from " + noted.firstDay() + " to " + noted.lastDay() + ".";
        });
    }

    @PostMapping("/{who}/{firstDay}/forget")
    String forget(@PathVariable String who, @PathVariable LocalDate firstDay, RedirectAttributes said) {
        return done(said, () -> {
            resource.forget(who, firstDay);
            return "Forgotten: there again.";
        });
    }

    @PostMapping("/{who}/skills")
    String skills(@PathVariable String who, @RequestParam(defaultValue = "") String languages, @RequestParam(defaultValue = "") String skills, RedirectAttributes said) {
        return done(said, () -> {
            String spoken = Deeds.fits("languages", languages, LONGEST);
            String known = Deeds.fits("skills", skills, LONGEST);
            if (staff.collectors().stream().map(Colleague::userId).noneMatch(who::equals)) {
                return "There is no collector called " + who + ".";
            }
            staff.describe(who, spoken == null ? "" : spoken, known == null ? "" : known);
            return "Noted.";
        });
    }

    private static String done(RedirectAttributes said, Supplier<String> deed) {
        try {
            said.addFlashAttribute("done", deed.get());
        } catch (Problem refused) {
            said.addFlashAttribute("problem", refused.getBody().getDetail() + ".");
        }
        return "redirect:" + PLACE;
    }

    private static LocalDate day(String written) {
        try {
            return written.isBlank() ? null : LocalDate.parse(written);
        } catch (DateTimeException wrong) {
            return null;
        }
    }
}
