package org.dunwell.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import org.dunwell.customer.Creditors;
import org.dunwell.insight.AgingBucket;
import org.dunwell.insight.CollectionReports;
import org.dunwell.insight.Period;
import org.dunwell.insight.ReportSheets;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The reports for people. The files are here too, because the API does not know who has logged in with a page. */
@Controller
@RequestMapping(ReportsPage.PLACE)
@PreAuthorize(ReportsResource.WHO_READS)
class ReportsPage {

    static final String PLACE = "/desk/reports";

    private final CollectionReports reports;
    private final ReportSheets sheets;
    private final ReportQuestions questions;
    private final Creditors creditors;

    ReportsPage(CollectionReports reports, ReportSheets sheets, ReportQuestions questions, Creditors creditors) {
        this.reports = reports;
        this.sheets = sheets;
        this.questions = questions;
        this.creditors = creditors;
    }

    @GetMapping
    String page(@RequestParam(required = false) String asOf, @RequestParam(required = false) String from, @RequestParam(required = false) String to,
                @RequestParam(required = false) String creditor, Model model, Authentication person, HttpServletResponse response) {
        model.addAttribute("user", person.getName());
        model.addAttribute("creditors", creditors.all());
        model.addAttribute("creditor", creditor);
        model.addAttribute("asOf", asOf);
        model.addAttribute("from", from);
        model.addAttribute("to", to);
        try {
            String of = questions.creditor(creditor);
            LocalDate day = questions.asOf(asOf, of);
            Period period = questions.period(from, to, of);
            model.addAttribute("creditor", of);
            model.addAttribute("asOf", day);
            model.addAttribute("from", period.from());
            model.addAttribute("to", period.to());
            model.addAttribute("period", period);
            model.addAttribute("buckets", AgingBucket.values());
            model.addAttribute("aging", reports.aging(day, of));
            model.addAttribute("collection", reports.collection(period, of));
        } catch (Problem problem) {
            model.addAttribute("problem", problem.getBody().getDetail());
            response.setStatus(problem.getStatusCode().value());
        }
        return "reports";
    }

    @GetMapping("/aging.csv")
    ResponseEntity<byte[]> agingFile(@RequestParam(required = false) String asOf, @RequestParam(required = false) String creditor) {
        String of = questions.creditor(creditor);
        LocalDate day = questions.asOf(asOf, of);
        return ReportDownload.named("aging-" + day + ".csv", to -> sheets.write(day, of, reports.aging(day, of), to));
    }

    @GetMapping("/collection.csv")
    ResponseEntity<byte[]> collectionFile(@RequestParam(required = false) String from, @RequestParam(required = false) String to,
                                          @RequestParam(required = false) String creditor) {
        String of = questions.creditor(creditor);
        Period period = questions.period(from, to, of);
        return ReportDownload.named("collection-" + period.from() + "-" + period.to() + ".csv",
                file -> sheets.write(period, of, reports.collection(period, of), file));
    }
}
