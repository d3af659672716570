package org.dunwell.storage;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dunwell.insight.Aging;
import org.dunwell.insight.AgingBucket;
import org.dunwell.insight.Period;
import org.dunwell.insight.ReceivablesHistory;
import org.dunwell.insight.Sales;
import org.dunwell.ledger.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads account, invoice, ledger_entry and allocation as of a day; invoice.open_amount and account.credit know only today. */
@Repository
class InsightStorage implements ReceivablesHistory {

    /*
     * What stands on an invoice can exceed it for the days before a reversal: credit that lay on the account was then set against the reopened invoice,
     * while by its value date it was there before. Until the reversal counts, that part is still credit; hence the floor of 0.
     */
    private static final String AGING = """
            with item as (
              select a.currency, i.due_on, i.amount, i.kind,
                i.amount - coalesce((
                  select sum(s.amount)
                  from allocation s join ledger_entry e on e.entry_id = s.entry_id
                    left join ledger_entry taken_back on taken_back.entry_id = e.reverses
                  where s.invoice_id = i.invoice_id and e.value_date <= :asOf
                    and (taken_back.entry_id is null or taken_back.value_date <= :asOf)), 0) as rest
              from invoice i join account a on a.account_id = i.account_id
              where i.issued_on <= :asOf and (cast(:creditor as varchar(40)) is null or a.creditor_id = :creditor)
            ), line as (
              select currency,
                case when kind <> 'invoice' then 5 when due_on >= :current then 0 when due_on >= :to30 then 1 when due_on >= :to60 then 2 when due_on >= :to90 then 3
                  else 4 end as bucket,
                case when rest > 0 then rest else 0 end as still_open,
                case when rest > 0 then rest else 0 end - amount as credit
              from item
              union all
              select a.currency, 0 as bucket, 0 as still_open, -e.amount as credit
              from ledger_entry e join account a on a.account_id = e.account_id
                left join ledger_entry taken_back on taken_back.entry_id = e.reverses
              where e.kind not in ('invoice', 'charge', 'refund') and e.value_date <= :asOf
                and (taken_back.entry_id is null or taken_back.value_date <= :asOf)
                and (cast(:creditor as varchar(40)) is null or a.creditor_id = :creditor)
            )
            select currency, bucket, count(case when still_open > 0 then 1 end) as invoices, sum(still_open) as still_open, sum(credit) as credit
            from line
            group by currency, bucket
            order by currency, bucket""";

    /** Behind the buckets of invoices. */
    private static final int CHARGES = 5;

    private static final String SALES = """
            select a.currency, extract(year from i.issued_on) as issued_year, extract(month from i.issued_on) as issued_month,
              sum(i.amount) as of_month,
              sum(case when i.issued_on >= :from then i.amount else 0 end) as of_period
            from invoice i join account a on a.account_id = i.account_id
            where i.kind = 'invoice' and i.issued_on <= :to and (cast(:creditor as varchar(40)) is null or a.creditor_id = :creditor)
            group by a.currency, extract(year from i.issued_on), extract(month from i.issued_on)
            order by a.currency""";

    private final JdbcClient sql;

    InsightStorage(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<Aging> aging(LocalDate asOf, String creditorId) {
        Map<Currency, Map<AgingBucket, Aging.Tally>> buckets = new LinkedHashMap<>();
        Map<Currency, Money> charges = new LinkedHashMap<>();
        Map<Currency, Money> credit = new LinkedHashMap<>();
        sql.sql(AGING)
                .param("asOf", asOf)
                .param("creditor", creditorId)
                .param("current", AgingBucket.CURRENT.earliestDueDate(asOf))
                .param("to30", AgingBucket.DAYS_1_TO_30.earliestDueDate(asOf))
                .param("to60", AgingBucket.DAYS_31_TO_60.earliestDueDate(asOf))
                .param("to90", AgingBucket.DAYS_61_TO_90.earliestDueDate(asOf))
                .query(row -> {
                    Currency currency = Currency.getInstance(row.getString("currency"));
                    Money stillOpen = new Money(row.getBigDecimal("still_open"), currency);
                    Map<AgingBucket, Aging.Tally> of = buckets.computeIfAbsent(currency, any -> new EnumMap<>(AgingBucket.class));
                    if (row.getInt("bucket") == CHARGES) {
                        charges.put(currency, stillOpen);
                    } else {
                        of.put(AgingBucket.values()[row.getInt("bucket")], new Aging.Tally(row.getInt("invoices"), stillOpen));
                    }
                    credit.merge(currency, new Money(row.getBigDecimal("credit"), currency), Money::plus);
                });
        return buckets.entrySet().stream().map(of -> new Aging(of.getKey(), of.getValue(),
                charges.getOrDefault(of.getKey(), Money.zero(of.getKey())), credit.get(of.getKey()))).toList();
    }

    @Override
    public List<Sales> sales(Period period, String creditorId) {
        Map<Currency, SortedMap<YearMonth, Money>> months = new LinkedHashMap<>();
        Map<Currency, Money> inPeriod = new LinkedHashMap<>();
        sql.sql(SALES)
                .param("from", period.from())
                .param("to", period.to())
                .param("creditor", creditorId)
                .query(row -> {
                    Currency currency = Currency.getInstance(row.getString("currency"));
                    months.computeIfAbsent(currency, any -> new TreeMap<>()).put(YearMonth.of(row.getInt("issued_year"), row.getInt("issued_month")),
                            new Money(row.getBigDecimal("of_month"), currency));
                    inPeriod.merge(currency, new Money(row.getBigDecimal("of_period"), currency), Money::plus);
                });
        return months.entrySet().stream().map(of -> new Sales(of.getKey(), inPeriod.get(of.getKey()), of.getValue())).toList();
    }
}
