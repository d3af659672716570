package org.dunwell.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.dunwell.intake.Finding;
import org.dunwell.intake.Intake;
import org.dunwell.intake.Mapping;
import org.dunwell.intake.Mappings;
import org.dunwell.intake.Report;
import org.dunwell.intake.Reports;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which credit managers send files in and see what became of them. */
@Controller
@RequestMapping("/desk/imports")
@PreAuthorize("hasAnyAuthority('credit-managers', 'camunda-admin')")
class ImportsDesk {

    private static final int PAGE = 50;
    private static final int LAST_PAGE = 1_000_000;
    private static final Duration WORTH_WATCHING = Duration.ofHours(1);
    private static final String LIST = "redirect:/desk/imports";

    private static final List<Report.Kind> KINDS = List.of(Report.Kind.UNRECOGNISED, Report.Kind.OPEN_ITEMS, Report.Kind.PAYMENTS);

    private final Mappings mappings;
    private final Intake intake;
    private final Reports reports;
    private final BackgroundImports imports;
    private final ReportFile reportFile;
    private final Clock clock;

    ImportsDesk(Mappings mappings, Intake intake, Reports reports, BackgroundImports imports, ReportFile reportFile, Clock clock) {
        this.mappings = mappings;
        this.intake = intake;
        this.reports = reports;
        this.imports = imports;
        this.reportFile = reportFile;
        this.clock = clock;
    }

    @GetMapping
    String list(@RequestParam(defaultValue = "1") int page, Authentication person, Model model) {
        int shown = shown(page);
        List<Report> some = reports.newest((shown - 1) * PAGE, PAGE + 1);
        model.addAttribute("user", person.getName());
        model.addAttribute("mappings", mappings.names());
        model.addAttribute("imports", some.stream().limit(PAGE).map(ImportView::withoutFindings).toList());
        turn(model, shown, some.size() > PAGE);
        return "imports";
    }

    @GetMapping("/{id}")
    String one(@PathVariable long id, @RequestParam(defaultValue = "1") int page, Authentication person, Model model,
               RedirectAttributes said) {
        Optional<Report> report = reports.find(id);
        if (report.isEmpty()) {
            return back(said, "There is no import " + id + ".");
        }
        int shown = shown(page);
        boolean running = report.get().endedAt() == null && !report.get().isStopped();
        List<Finding> some = running ? List.of() : reports.findings(id, (shown - 1) * PAGE, PAGE + 1);
        model.addAttribute("user", person.getName());
        model.addAttribute("one", ImportView.withoutFindings(report.get()));
        model.addAttribute("findings", some.stream().limit(PAGE).toList());
        model.addAttribute("refresh", running && report.get().startedAt().plus(WORTH_WATCHING).isAfter(clock.instant()));
        turn(model, shown, some.size() > PAGE);
        return "import";
    }

    @GetMapping("/{id}/report.csv")
    void csv(@PathVariable long id, HttpServletResponse response) throws IOException {
        if (reports.find(id).isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else {
            reportFile.send(id, response);
        }
    }

    @PostMapping
    String send(@RequestParam(required = false) MultipartFile file, @RequestParam(name = "mapping", defaultValue = "") String mappingName,
                @RequestParam(defaultValue = "") String kind, @RequestParam(defaultValue = "false") boolean fullList, RedirectAttributes said) throws IOException {
        said.addFlashAttribute("mapping", mappingName);
        said.addFlashAttribute("kind", kind);
        said.addFlashAttribute("fullList", fullList);
        Optional<Mapping> mapping = mappings.find(mappingName);
        Optional<Report.Kind> wanted = KINDS.stream().filter(one -> one.word().equals(kind)).findFirst();
        if (mapping.isEmpty() && !(mappingName.isBlank() && kind.equals(Report.Kind.UNRECOGNISED.word()))) {
            return back(said, "Choose how the file is to be read.");
        }
        if (wanted.isEmpty()) {
            return back(said, "Choose what is in the file.");
        }
        if (file == null || file.isEmpty()) {
            return back(said, "Choose a file that is not empty.");
        }
        try (UploadedFile sent = UploadedFile.of(file)) {
            long id = intake.stage(wanted.get(), sent.name(), sent.path(), (fullList ? mapping.map(Mapping::asFullList) : mapping).orElse(null));
            if (!imports.begin(id)) {
                reports.stopped(id, clock.instant());
            }
            return LIST + "/" + id;
        }
    }

    @PostMapping("/{id}/stop")
    String stop(@PathVariable long id) {
        reports.wantStop(id);
        return LIST + "/" + id;
    }

    @PostMapping("/{id}/continue")
    String goOn(@PathVariable long id, RedirectAttributes said) {
        if (reports.find(id).filter(Report::isStopped).isPresent() && !imports.begin(id)) {
            said.addFlashAttribute("problem", "Too many files are being read already. Try again in some minutes.");
        }
        return LIST + "/" + id;
    }

    private static String back(RedirectAttributes said, String problem) {
        said.addFlashAttribute("problem", problem);
        return LIST;
    }

    private static int shown(int page) {
        return Math.max(1, Math.min(page, LAST_PAGE));
    }

    private static void turn(Model model, int page, boolean more) {
        model.addAttribute("page", page);
        model.addAttribute("more", more);
    }
}
