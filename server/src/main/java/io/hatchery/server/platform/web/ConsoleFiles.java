package io.hatchery.server.platform.web;

import io.hatchery.server.platform.HatcheryProperties;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;

/**
 * The console's files: those whose names carry a hash may be kept for good, the page that names them is asked for every time. Any
 * address that is not a file and not the API's is a place within the console, so it answers with that page.
 */
@Configuration(proxyBeanMethods = false)
class ConsoleFiles implements WebMvcConfigurer {
    private static final String PACKED = "classpath:/static/";
    private static final List<String> NOT_THE_CONSOLES =
            List.of("api/", "v1/", "t/", "u/", "f/", "assets/", "actuator/", "error");

    private final String location;

    ConsoleFiles(HatcheryProperties properties) {
        Path dir = properties.console().dir();
        location =
                dir == null ? PACKED : dir.toAbsolutePath().normalize().toUri().toString();
    }

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addViewController("/").setViewName("forward:/index.html");
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        String root = location.endsWith("/") ? location : location + "/";
        registry.addResourceHandler("/assets/**")
                .addResourceLocations(root + "assets/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
        registry.addResourceHandler("/**")
                .addResourceLocations(root)
                .setCacheControl(CacheControl.noCache())
                .resourceChain(false)
                .addResolver(new PageOrFile());
    }

    /** The file of this name, or the console's page. */
    private static final class PageOrFile extends PathResourceResolver {

        @Override
        protected @Nullable Resource getResource(String path, Resource location) throws IOException {
            Resource file = path.isEmpty() ? null : super.getResource(path, location);
            if (file != null) {
                return file;
            }
            boolean elsewhere = NOT_THE_CONSOLES.stream().anyMatch(path::startsWith);
            boolean looksLikeAFile = path.substring(path.lastIndexOf('/') + 1).contains(".");
            return elsewhere || looksLikeAFile ? null : super.getResource("index.html", location);
        }
    }
}
