package org.dunwell.storage;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.dunwell.privacy.CustomerRecords;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Finds by the columns of every table what is about a customer, so that a table or column that comes later is exported and erased without a word here: what has
 * to stay is named, the rest goes.
 */
@Repository
class CustomerRecordStorage implements CustomerRecords {

    /** How the rows of a customer are found, by the first of these columns that a table has. */
    private static final Map<String, String> OWN = new LinkedHashMap<>();

    static {
        String accounts = "select a.account_id from account a where a.customer_id = :customer";
        String cases = "select c.case_id from collection_case c where c.customer_id = :customer";
        OWN.put("customer_id", "customer_id = :customer");
        OWN.put("case_number", "case_number in (select c.case_number from collection_case c where c.customer_id = :customer)");
        OWN.put("account_id", "account_id in (" + accounts + ")");
        OWN.put("case_id", "case_id in (" + cases + ")");
        OWN.put("invoice_id", "invoice_id in (select i.invoice_id from invoice i where i.account_id in (" + accounts + "))");
        OWN.put("entry_id", "entry_id in (select e.entry_id from ledger_entry e where e.account_id in (" + accounts + "))");
        OWN.put("message_id", "message_id in (select m.message_id from message m where m.customer_id = :customer)");
        OWN.put("arrangement_id", "arrangement_id in (select r.arrangement_id from arrangement r where r.case_id in (" + cases + "))");
        OWN.put("placement_id", "placement_id in (select p.placement_id from placement p where p.case_id in (" + cases + "))");
    }

    /** The trail also tells of a customer's cases and accounts in rows that do not name the customer. */
    private static final String TRAIL = "(customer_id = :customer or case_number in (select c.case_number from collection_case c where c.customer_id = :customer)"
            + " or account_id in (select a.account_id from account a where a.customer_id = :customer))";

    /** Marks, wishes and addresses: nothing of them is a sum. */
    private static final Set<String> REMOVED = Set.of("channel_opt_out", "undeliverable_address", "customer_mark", "customer_link", "known_payer", "contact_refusal");

    /** Texts that name no person: codes, states, our own people, and what the books are kept by. */
    private static final Set<String> KEPT = Set.of("customer_id", "creditor_id", "agency_id", "kind", "country", "currency", "language", "time_zone", "number", "plain_number",
            "invoice_number", "case_number", "running_number", "source", "state", "channel", "channels", "direction", "treatment", "reminder_tone", "tone", "purpose", "step",
            "ending", "close_code", "last_activity", "collector", "process_instance_id", "instance_id", "who", "what", "made_by", "approved_by", "raised_by", "decided_by", "put_by",
            "cause_owner", "result", "template", "stands_at", "place", "label", "base_rate", "rule", "fee_currency", "bank_account", "once_key", "booking_key", "message_id", "chain", "link", "digest");

    /** Reasons are codes there, and words elsewhere. */
    private static final Set<String> CODES = Set.of("contact.reason", "dispute.reason");

    private final JdbcClient sql;
    private final JdbcTemplate database;

    CustomerRecordStorage(JdbcClient sql, JdbcTemplate database) {
        this.sql = sql;
        this.database = database;
    }

    private record Column(String name, boolean text, boolean nullable) {
    }

    private record Table(String name, List<Column> columns, Set<String> key) {

        boolean has(String column) {
            return columns.stream().anyMatch(one -> one.name().equals(column));
        }

        Optional<String> rowsOfCustomer() {
            return name.equals("trail") ? Optional.of(TRAIL) : OWN.entrySet().stream().filter(own -> has(own.getKey())).findFirst().map(Map.Entry::getValue);
        }
    }

    @Override
    public List<Section> of(String customerId) {
        List<Section> sections = new ArrayList<>();
        for (Table table : tables()) {
            table.rowsOfCustomer().ifPresent(own -> {
                String order = table.key().isEmpty() ? "" : " order by " + String.join(", ", table.key());
                List<Map<String, Object>> rows = sql.sql("select * from " + table.name() + " where " + own + order).param("customer", customerId)
                        .query((row, number) -> values(row)).list();
                if (!rows.isEmpty()) {
                    sections.add(new Section(table.name(), rows));
                }
            });
        }
        return sections;
    }

    @Override
    public List<SentMessage> messages(String customerId) {
        return sql.sql("select message_id, body_text, body_html from message where customer_id = ? order by written_at").param(customerId)
                .query((row, number) -> new SentMessage(row.getString(1), row.getString(2), row.getString(3))).list();
    }

    @Override
    public Optional<Instant> lastTouched(String customerId) {
        return sql.sql("""
                        select max(moment) from (
                          select max(ended_at) as moment from collection_case where customer_id = :customer
                          union all select max(e.booked_at) from ledger_entry e join account a on a.account_id = e.account_id where a.customer_id = :customer
                          union all select max(happened_at) from contact where customer_id = :customer
                          union all select max(written_at) from message where customer_id = :customer) touched""")
                .param("customer", customerId).query((row, number) -> Optional.ofNullable(row.getObject(1, LocalDateTime.class)).map(at -> at.toInstant(ZoneOffset.UTC))).single();
    }

    @Override
    public List<String> open(String customerId) {
        List<String> open = new ArrayList<>();
        sql.sql("select case_number from collection_case where customer_id = ? and ended_at is null order by case_id").param(customerId).query(String.class).list()
                .forEach(number -> open.add("Case " + number + " is running."));
        sql.sql("select i.number from invoice i join account a on a.account_id = i.account_id where a.customer_id = ? and i.open_amount <> 0 order by i.invoice_id fetch first 3 rows only")
                .param(customerId).query(String.class).list().forEach(number -> open.add("Invoice " + number + " is open."));
        sql.sql("select creditor_id from account where customer_id = ? and credit <> 0 order by account_id").param(customerId).query(String.class).list()
                .forEach(creditor -> open.add("There is credit on the account with " + creditor + ": pay it out first."));
        if (sql.sql("select count(*) from message where customer_id = ? and state in ('WRITTEN', 'HELD_BACK')").param(customerId).query(Integer.class).single() > 0) {
            open.add("A message waits to be sent.");
        }
        return open;
    }

    @Override
    public List<String> processInstances(String customerId) {
        return sql.sql("select process_instance_id from collection_case where customer_id = ? and process_instance_id is not null").param(customerId).query(String.class).list();
    }

    @Override
    public void erase(String customerId, String madeUpId) {
        List<Table> tables = tables();
        sql.sql("update trail_link set salt = null where trail_id in (select trail_id from trail where " + TRAIL + ")").param("customer", customerId).update();
        sql.sql("""
                        update import_finding set field_value = null where field_value = :customer
                          or field_value in (select v from (select name as v from customer where customer_id = :customer union all select email from customer where customer_id = :customer
                            union all select phone from customer where customer_id = :customer) said where v is not null)""").param("customer", customerId).update();
        // the words first, while the rows are still found by the customer
        tables.stream().filter(table -> !table.name().equals("customer") && !REMOVED.contains(table.name()))
                .forEach(table -> table.rowsOfCustomer().ifPresent(own -> eraseWords(table, own, customerId)));
        REMOVED.stream().filter(name -> tables.stream().anyMatch(table -> table.name().equals(name))).forEach(name -> tables.stream().filter(table -> table.name().equals(name)).findFirst()
                .flatMap(Table::rowsOfCustomer).ifPresent(own -> sql.sql("delete from " + name + " where " + own).param("customer", customerId).update()));
        sql.sql("""
                        insert into customer (customer_id, name, kind, country, language, time_zone)
                        select :madeUp, 'Erased', kind, country, language, time_zone from customer where customer_id = :customer""")
                .param("madeUp", madeUpId).param("customer", customerId).update();
        tables.stream().filter(table -> table.has("customer_id") && !table.name().equals("customer") && !table.name().equals("trail"))
                .forEach(table -> sql.sql("update " + table.name() + " set customer_id = :madeUp where customer_id = :customer").param("madeUp", madeUpId).param("customer", customerId).update());
        sql.sql("delete from customer where customer_id = ?").param(customerId).update();
    }

    private void eraseWords(Table table, String own, String customerId) {
        if (table.has("once_key") && !table.name().equals("placement")) {
            sql.sql("select once_key from " + table.name() + " where once_key is not null and " + own).param("customer", customerId).query(String.class).list()
                    .forEach(key -> sql.sql("update " + table.name() + " set once_key = ? where once_key = ?").params("erased " + UUID.randomUUID(), key).update());
        }
        String words = table.columns().stream().filter(Column::text).filter(column -> !KEPT.contains(column.name()) && !table.key().contains(column.name()))
                .filter(column -> !CODES.contains(table.name() + "." + column.name()))
                .map(column -> column.name() + (column.nullable() ? " = null" : " = ''")).collect(Collectors.joining(", "));
        if (table.name().equals("trail")) {
            words += ", customer_id = null";
        }
        if (!words.isEmpty()) {
            sql.sql("update " + table.name() + " set " + words + " where " + own).param("customer", customerId).update();
        }
    }

    /** Ours, without the engine's, in an order in which a person would read them. */
    private List<Table> tables() {
        Map<String, Table> found = database.execute((ConnectionCallback<Map<String, Table>>) connection -> read(connection));
        Map<String, Table> ordered = new LinkedHashMap<>();
        for (String first : List.of("customer", "account", "invoice", "ledger_entry", "allocation", "collection_case", "contact", "message")) {
            ordered.put(first, found.get(first));
        }
        found.forEach(ordered::putIfAbsent);
        return List.copyOf(ordered.values());
    }

    private static Map<String, Table> read(Connection connection) throws SQLException {
        DatabaseMetaData data = connection.getMetaData();
        boolean capitals = data.storesUpperCaseIdentifiers();
        Map<String, List<Column>> columns = new TreeMap<>();
        try (ResultSet row = data.getColumns(connection.getCatalog(), connection.getSchema(), "%", "%")) {
            while (row.next()) {
                String table = row.getString("TABLE_NAME").toLowerCase(Locale.ROOT);
                boolean text = Set.of(Types.VARCHAR, Types.CHAR, Types.CLOB, Types.LONGVARCHAR).contains(row.getInt("DATA_TYPE"));
                columns.computeIfAbsent(table, name -> new ArrayList<>())
                        .add(new Column(row.getString("COLUMN_NAME").toLowerCase(Locale.ROOT), text, row.getInt("NULLABLE") == DatabaseMetaData.columnNullable));
            }
        }
        Map<String, Table> tables = new TreeMap<>();
        try (ResultSet row = data.getTables(connection.getCatalog(), connection.getSchema(), "%", new String[]{"TABLE", "BASE TABLE"})) {
            while (row.next()) {
                String name = row.getString("TABLE_NAME").toLowerCase(Locale.ROOT);
                if (!name.startsWith("act_") && !name.equals("dunwell_schema_history") && !name.startsWith("trail_")) {
                    tables.put(name, new Table(name, columns.get(name), key(data, connection, capitals ? name.toUpperCase(Locale.ROOT) : name)));
                }
            }
        }
        return tables;
    }

    private static Set<String> key(DatabaseMetaData data, Connection connection, String table) throws SQLException {
        Set<String> key = new LinkedHashSet<>();
        try (ResultSet row = data.getPrimaryKeys(connection.getCatalog(), connection.getSchema(), table)) {
            while (row.next()) {
                key.add(row.getString("COLUMN_NAME").toLowerCase(Locale.ROOT));
            }
        }
        return key;
    }

    private static Map<String, Object> values(ResultSet row) throws SQLException {
        ResultSetMetaData columns = row.getMetaData();
        Map<String, Object> values = new LinkedHashMap<>();
        for (int at = 1; at <= columns.getColumnCount(); at++) {
            String name = columns.getColumnLabel(at).toLowerCase(Locale.ROOT);
            Object value = switch (columns.getColumnType(at)) {
                case Types.TIMESTAMP -> Utc.instant(row, columns.getColumnLabel(at));
                case Types.DATE -> row.getObject(at, LocalDate.class);
                case Types.CLOB -> row.getString(at);
                default -> row.getObject(at);
            };
            // whoever has the token of the customer's page gets in
            values.put(name, value == null || value instanceof Number || value instanceof Boolean ? value : name.equals("token") ? "(secret)" : value.toString());
        }
        return values;
    }
}
