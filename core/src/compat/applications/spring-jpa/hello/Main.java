// SPDX-License-Identifier: Apache-2.0
package hello;

import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@SpringBootApplication
public class Main {

  private final CustomerRepository repository;

  Main(CustomerRepository repository) {
    this.repository = repository;
  }

  @GetMapping("/")
  String customers() {
    StringBuilder names = new StringBuilder();
    repository.findAll().forEach(customer -> names.append(customer.getName()).append('\n'));
    return names.toString();
  }

  @Bean
  CommandLineRunner demo() {
    return args -> repository.save(new Customer("Hello World"));
  }

  public static void main(String[] args) {
    SpringApplication.run(Main.class, args);
  }
}
