package org.dunwell.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.dunwell.insight.Aging;
import org.dunwell.insight.AgingBucket;
import org.dunwell.insight.CollectionFigures;
import org.dunwell.insight.CollectionReports;
import org.dunwell.insight.CountBack;
import org.dunwell.insight.Period;
import org.dunwell.insight.ReportSheets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The reports for programs and spreadsheets. */
@RestController
@RequestMapping("/api/reports")
@Tag(name = "Reports")
@PreAuthorize(ReportsResource.WHO_READS)
class ReportsResource {

    static final String WHO_READS = "hasAnyAuthority('managers', 'supervisors', 'credit-managers', 'auditors', 'camunda-admin')";

    private static final String CSV = "text/csv";

    private final CollectionReports reports;
    private final ReportSheets sheets;
    private final ReportQuestions questions;

    ReportsResource(CollectionReports reports, ReportSheets sheets, ReportQuestions questions) {
        this.reports = reports;
        this.sheets = sheets;
        this.questions = questions;
    }

    /** @param creditor left out when all are meant */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AgingView(LocalDate asOf, String creditor, List<AgingLine> currencies) {
    }

    /**
     * @param charges         open fees, interest and costs; in no bucket
     * @param creditOnAccount paid or credited and not set against an invoice; total and charges less this is the balance
     */
    record AgingLine(String currency, TallyView current, TallyView days1To30, TallyView days31To60, TallyView days61To90, TallyView over90,
                     TallyView total, BigDecimal charges, BigDecimal creditOnAccount) {
    }

    record TallyView(int invoices, BigDecimal open) {
    }

    /** @param creditor left out when all are meant */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CollectionView(LocalDate from, LocalDate to, int days, String creditor, List<CollectionLine> currencies) {
    }

    /**
     * @param dso          in days; left out when nothing was sold in the period
     * @param dsoCountBack in days; left out when nothing had ever been sold
     * @param cei          in percent; left out when there was nothing to collect
     * @param countBack    the months of dsoCountBack, latest first
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CollectionLine(String currency, BigDecimal beginningReceivables, BigDecimal sales, BigDecimal endingReceivables, BigDecimal endingCurrent,
                          BigDecimal dso, BigDecimal dsoCountBack, BigDecimal cei, List<MonthView> countBack) {
    }

    /** @param deducted what of the sales was taken from the receivables; less than them in the month that counts partially */
    record MonthView(String month, int days, BigDecimal sales, BigDecimal deducted) {
    }

    @GetMapping("/aging")
    @Operation(summary = "What was open on any day, by age and currency",
            description = "By the dates in the book: what was issued, paid or taken back later does not count. asOf is today when left out. As CSV with"
                    + " format=csv or Accept: text/csv.")
    @ApiResponse(responseCode = "200", content = {@Content(mediaType = MediaType.APPLICATION_JSON_VALUE, schema = @Schema(implementation = AgingView.class)),
            @Content(mediaType = CSV, schema = @Schema(type = "string"))})
    ResponseEntity<?> aging(@RequestParam(required = false) String asOf, @RequestParam(required = false) String creditor,
                            @RequestParam(required = false) String format,
                            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) String accept) {
        boolean csv = ReportDownload.isCsv(format, accept);
        String of = questions.creditor(creditor);
        LocalDate day = questions.asOf(asOf, of);
        List<Aging> aging = reports.aging(day, of);
        return csv ? ReportDownload.named("aging-" + day + ".csv", to -> sheets.write(day, of, aging, to))
                : json(new AgingView(day, of, aging.stream().map(ReportsResource::view).toList()));
    }

    @GetMapping("/collection")
    @Operation(summary = "DSO, DSO by count-back and CEI of a period by currency, with what they are computed from",
            description = "Without from and to the 90 days that end today. DSO = endingReceivables / sales * days. CEI = (beginningReceivables + sales -"
                    + " endingReceivables) / (beginningReceivables + sales - endingCurrent) * 100. As CSV with format=csv or Accept: text/csv.")
    @ApiResponse(responseCode = "200", content = {
            @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, schema = @Schema(implementation = CollectionView.class)),
            @Content(mediaType = CSV, schema = @Schema(type = "string"))})
    ResponseEntity<?> collection(@RequestParam(required = false) String from, @RequestParam(required = false) String to,
                                 @RequestParam(required = false) String creditor, @RequestParam(required = false) String format,
                                 @RequestHeader(name = HttpHeaders.ACCEPT, required = false) String accept) {
        boolean csv = ReportDownload.isCsv(format, accept);
        String of = questions.creditor(creditor);
        Period period = questions.period(from, to, of);
        List<CollectionFigures> figures = reports.collection(period, of);
        return csv ? ReportDownload.named("collection-" + period.from() + "-" + period.to() + ".csv", file -> sheets.write(period, of, figures, file))
                : json(new CollectionView(period.from(), period.to(), period.days(), of, figures.stream().map(ReportsResource::view).toList()));
    }

    private static ResponseEntity<?> json(Object view) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(view);
    }

    private static AgingLine view(Aging aging) {
        return new AgingLine(aging.currency().getCurrencyCode(), view(aging.of(AgingBucket.CURRENT)), view(aging.of(AgingBucket.DAYS_1_TO_30)),
                view(aging.of(AgingBucket.DAYS_31_TO_60)), view(aging.of(AgingBucket.DAYS_61_TO_90)), view(aging.of(AgingBucket.OVER_90)),
                view(aging.total()), aging.charges().amount(), aging.credit().amount());
    }

    private static TallyView view(Aging.Tally tally) {
        return new TallyView(tally.invoices(), tally.open().amount());
    }

    private static CollectionLine view(CollectionFigures of) {
        return new CollectionLine(of.currency().getCurrencyCode(), of.beginning().amount(), of.sales().amount(), of.ending().amount(),
                of.endingCurrent().amount(), of.dso().orElse(null), of.countBack().days().orElse(null), of.cei().orElse(null),
                of.countBack().months().stream().map(ReportsResource::view).toList());
    }

    private static MonthView view(CountBack.Month month) {
        return new MonthView(month.month().toString(), month.days(), month.sales().amount(), month.deducted().amount());
    }
}
