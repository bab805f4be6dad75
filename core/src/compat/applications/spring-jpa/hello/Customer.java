// SPDX-License-Identifier: Apache-2.0
package hello;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

@Entity
public class Customer {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private String name;

  protected Customer() {}

  public Customer(String name) {
    this.name = name;
  }

  public String getName() {
    return name;
  }
}
