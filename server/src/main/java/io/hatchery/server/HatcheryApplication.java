package io.hatchery.server;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.modulith.Modulithic;

/** The server: every module of the house in one process. */
@Modulithic(systemName = "Hatchery")
@SpringBootApplication
@ConfigurationPropertiesScan
public class HatcheryApplication {

    public static void main(String[] args) {
        SpringApplication.run(HatcheryApplication.class, args);
    }
}
