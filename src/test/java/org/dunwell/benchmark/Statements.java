package org.dunwell.benchmark;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A database that counts what it is asked: statements, by their text, and transactions. */
public final class Statements extends DelegatingDataSource {

    private final Map<String, LongAdder> byText = new ConcurrentHashMap<>();
    private final AtomicInteger commits = new AtomicInteger();

    public Statements(DataSource database) {
        super(database);
    }

    public void forget() {
        byText.clear();
        commits.set(0);
    }

    public long count() {
        return byText.values().stream().mapToLong(LongAdder::sum).sum();
    }

    public int commits() {
        return commits.get();
    }

    /** The most frequent ones, a line each. */
    public String heaviest(int most) {
        return byText.entrySet().stream().sorted((one, other) -> Long.compare(other.getValue().sum(), one.getValue().sum())).limit(most)
                .map(entry -> entry.getValue().sum() + "  " + entry.getKey().strip().replaceAll("\\s+", " ")).collect(Collectors.joining("\n"));
    }

    @Override
    public Connection getConnection() throws SQLException {
        return (Connection) watched(Connection.class, super.getConnection(), null);
    }

    private Object watched(Class<?> type, Object real, String text) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            String name = method.getName();
            if (text != null && (name.equals("executeQuery") || name.equals("executeUpdate") || name.equals("execute") || name.equals("addBatch"))) {
                byText.computeIfAbsent(text, unseen -> new LongAdder()).increment();
            }
            if (name.equals("commit")) {
                commits.incrementAndGet();
            }
            try {
                Object result = method.invoke(real, arguments);
                return name.equals("prepareStatement") ? watched(PreparedStatement.class, result, (String) arguments[0]) : result;
            } catch (InvocationTargetException failed) {
                throw failed.getCause();
            }
        });
    }
}
