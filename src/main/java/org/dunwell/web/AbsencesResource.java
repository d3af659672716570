package org.dunwell.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import org.dunwell.staff.Absences;
import org.dunwell.staff.Staff;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who is away when; nobody who is away gets a case of a colleague. */
@RestController
@RequestMapping("/api/absences")
@Tag(name = "Staff")
@PreAuthorize("hasAnyAuthority('supervisors', 'camunda-admin')")
class AbsencesResource {

    private final Absences absences;
    private final Staff staff;

    AbsencesResource(Absences absences, Staff staff) {
        this.absences = absences;
        this.staff = staff;
    }

    /** Both days are included. */
    record Absence(String user, LocalDate firstDay, LocalDate lastDay) {
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Notes that somebody is away", description = "The same person and first day again replaces the last day.")
    Absence note(@RequestBody Absence absence) {
        String user = Deeds.needed("user", absence.user(), 64);
        LocalDate first = Deeds.given("firstDay", absence.firstDay());
        LocalDate last = Deeds.given("lastDay", absence.lastDay());
        if (last.isBefore(first)) {
            throw Problem.of(HttpStatus.UNPROCESSABLE_ENTITY, "The last day is before the first day").with("field", "lastDay");
        }
        if (staff.groupsOf(user).isEmpty()) {
            throw Problem.of(HttpStatus.NOT_FOUND, "There is nobody called " + user + " in any group");
        }
        absences.note(user, first, last);
        return new Absence(user, first, last);
    }

    @DeleteMapping("/{user}/{firstDay}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Forgets an absence", description = "One that nobody noted is forgotten too: nothing happens.")
    void forget(@PathVariable String user, @PathVariable LocalDate firstDay) {
        absences.forget(user, firstDay);
    }
}
