package io.hatchery.server;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.modulith.Modulithic;

/** The server: every module of the house in one process. Beans go by their full names, so that two modules may use the same word. */
@Modulithic(systemName = "Hatchery")
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@ConfigurationPropertiesScan
public class HatcheryApplication {

    public static void main(String[] args) {
        SpringApplication.run(HatcheryApplication.class, args);
    }
}
