package org.dunwell.security;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan(basePackages = "org.dunwell.process.engine", excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*TimeMachine"))
@ComponentScan(basePackages = "org.dunwell.web", useDefaultFilters = false, includeFilters = @ComponentScan.Filter(type = FilterType.REGEX,
        pattern = "org.dunwell.web.(StaffLogin|SecurityConfiguration|LoginPages)"))
class Slice {

    @org.springframework.context.annotation.Bean
    static org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor stubs() {
        return registry -> {
            try (var files = java.nio.file.Files.list(java.nio.file.Path.of("processes"))) {
                for (var file : files.filter(f -> f.toString().endsWith(".bpmn")).toList()) {
                    var names = java.util.regex.Pattern.compile("delegateExpression=\"\\$\\{(\\w+)}").matcher(java.nio.file.Files.readString(file));
                    while (names.find()) {
                        registry.registerBeanDefinition(names.group(1), new org.springframework.beans.factory.support.RootBeanDefinition(org.dunwell.process.Stub.class));
                    }
                }
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        };
    }
}
