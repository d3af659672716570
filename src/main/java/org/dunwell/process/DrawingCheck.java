package org.dunwell.process;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.dunwell.check.Check;
import org.dunwell.message.Texts;
import org.dunwell.process.Drawables.Offer;
import org.dunwell.process.engine.OfferedBeans;
import org.dunwell.screen.TaskScreens;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;

/** The check of what is drawn, knowing what this application offers. */
@Configuration
class DrawingCheck {

    @Bean
    @Lazy
    Check check(ResourcePatternResolver classpath, OfferedBeans beans, ListableBeanFactory factory, ObjectProvider<Texts> texts, ObjectProvider<TaskScreens> screens,
                @Value("${dunwell.placement.last-chance-days:14}") int lastChanceDays) throws IOException {
        List<byte[]> templates = new ArrayList<>();
        for (Resource template : classpath.getResources("classpath*:element-templates/*.json")) {
            templates.add(template.getContentAsByteArray());
        }
        Map<String, byte[]> tables = new TreeMap<>();
        for (Resource table : classpath.getResources("classpath*:processes/*.dmn")) {
            tables.putIfAbsent(table.getFilename().replace(".dmn", ""), table.getContentAsByteArray());
        }
        Supplier<Offer> offer = () -> new Offer(beans.names(), texts.getObject().purposes(), screens.getObject().names(), screens.getObject().lists(), recorders(factory));
        return new Check(new Drawables(templates, tables, lastChanceDays, offer));
    }

    private static List<Class<?>> recorders(ListableBeanFactory factory) {
        List<Class<?>> recorders = new ArrayList<>();
        for (String name : factory.getBeanNamesForType(TaskListener.class, false, false)) {
            Class<?> type = factory.getType(name, false);
            if (type != null && type.isAnnotationPresent(Records.class)) {
                recorders.add(type);
            }
        }
        return recorders;
    }
}
