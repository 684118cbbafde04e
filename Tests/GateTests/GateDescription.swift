import Foundation
import OpenAPI
import TokenDesk

@testable import Gate

/// The description that the tests put the gate before.
enum GateDescription {
    static let text = """
        {"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "security": [{"bearer": ["read"]}],
         "components": {"securitySchemes": {
          "bearer": {"type": "http", "scheme": "bearer"}, "oauth": {"type": "oauth2", "flows": {}},
          "key": {"type": "apiKey", "in": "header", "name": "X-Key"}}},
         "paths": {
          "/vehicles": {"get": {"responses": {}}, "post": {"security": [{"bearer": ["write"]}], "responses": {}}},
          "/vehicles/{id}": {"get": {"responses": {}}, "delete": {"security": [{"bearer": ["read", "admin"]}], "responses": {}}},
          "/cars": {"get": {"operationId": "listCars", "x-portico-resource": "car", "parameters": [
             {"name": "carId", "in": "query", "x-portico-resource": "car", "schema": {"type": "string"}},
             {"name": "groupId", "in": "query", "x-portico-resource-group": "car", "schema": {"type": "string"}},
             {"name": "list", "in": "query", "explode": false, "x-portico-resource": "car", "schema": {"type": "array"}},
             {"name": "pipes", "in": "query", "style": "pipeDelimited", "x-portico-resource": "car", "schema": {"type": "array"}},
             {"name": "X-Car", "in": "header", "x-portico-resource": "car", "schema": {"type": "string"}},
             {"name": "car", "in": "cookie", "x-portico-resource": "car", "schema": {"type": "string"}}],
             "responses": {}}},
          "/cars/{carId}": {"get": {"operationId": "getCar", "parameters": [
             {"name": "carId", "in": "path", "required": true, "x-portico-resource": "car", "schema": {"type": "string"}}],
             "responses": {}}},
          "/unscoped": {"get": {"operationId": "unscoped", "security": [{"bearer": []}], "responses": {}}},
          "/health": {"get": {"security": [], "responses": {}}},
          "/maybe": {"get": {"security": [{}, {"bearer": ["read"]}], "responses": {}}},
          "/either": {"get": {"security": [{"bearer": ["a"]}, {"oauth": ["b"]}], "responses": {}}},
          "/key": {"get": {"security": [{"key": []}], "responses": {}}},
          "/mixed": {"get": {"security": [{"key": [], "bearer": []}], "responses": {}}},
          "/{special}": {"get": {"responses": {}}, "post": {"responses": {}}}},
         "webhooks": {"/hook": {"post": {"responses": {}}}}}
        """

    static func document(_ text: String = text) async throws -> Document {
        try await DocumentReader(source: NoSource()).read("gate.json", bytes: Array(text.utf8))
    }
}
