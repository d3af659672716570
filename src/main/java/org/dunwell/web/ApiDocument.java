package org.dunwell.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.dunwell.Dunwell;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the document of the API says about itself. */
@Configuration
class ApiDocument {

    private static final String LOGIN = "login";

    @Bean
    OpenAPI openApi() {
        String version = Dunwell.class.getPackage().getImplementationVersion();
        return new OpenAPI()
                .info(new Info().title("Dunwell").version(version == null ? "development" : version)
                        .description("Imports, payments, cases, placements and agency files of the amicable collection of overdue receivables."
                                + " Amounts are decimal numbers in the currency beside them, dates are days of the creditor, moments are UTC."
                                + " Errors are problem details (RFC 9457).")
                        .license(new License().name("Apache-2.0").url("https://www.apache.org/licenses/LICENSE-2.0")))
                .components(new Components().addSecuritySchemes(LOGIN,
                        new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("basic").description("The same name and password as in Tasklist")))
                .addSecurityItem(new SecurityRequirement().addList(LOGIN));
    }
}
