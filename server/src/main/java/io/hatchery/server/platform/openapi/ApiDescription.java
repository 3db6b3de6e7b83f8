package io.hatchery.server.platform.openapi;

import io.hatchery.server.platform.ProblemWriter;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.converter.ResolvedSchema;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ApiDescription {

    @Bean
    OpenAPI api() {
        return new OpenAPI()
                .info(new Info()
                        .title("Hatchery")
                        .version("1")
                        .description("What holds everywhere (sessions, problems, times, paging) is in docs/api.md.")
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .servers(List.of(new Server().url("/")))
                .components(new Components()
                        .addSecuritySchemes(
                                "session",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.APIKEY)
                                        .in(SecurityScheme.In.COOKIE)
                                        .name("HATCHERY_SESSION")
                                        .description(
                                                "Begun by POST /api/session. Unsafe methods also carry the cookie XSRF-TOKEN"
                                                        + " in the header X-XSRF-TOKEN.")))
                .addSecurityItem(new SecurityRequirement().addList("session"));
    }

    /** Every answer may be a problem, and any may be one only in its own way; said once instead of at each. */
    @Bean
    OpenApiCustomizer problems() {
        return api -> {
            ResolvedSchema problem =
                    ModelConverters.getInstance().resolveAsResolvedSchema(new AnnotatedType(ProblemWriter.Body.class));
            problem.referencedSchemas.forEach(api.getComponents()::addSchemas);
            ApiResponse answer = new ApiResponse()
                    .description("What went wrong and what to do (RFC 9457)")
                    .content(new Content()
                            .addMediaType(ProblemWriter.MEDIA_TYPE, new MediaType().schema(problem.schema)));
            api.getComponents().addResponses("problem", answer);
            api.getPaths()
                    .values()
                    .forEach(path -> path.readOperations()
                            .forEach(operation -> operation
                                    .getResponses()
                                    .addApiResponse(
                                            "default", new ApiResponse().$ref("#/components/responses/problem"))));
        };
    }
}
