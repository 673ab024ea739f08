using System.Text.Json;
using System.Text.RegularExpressions;

namespace InteractiveAi.Client.Tests;

public class LocalGatewaySchemaTests
{
    private GatewayPeer _peer = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _peer = await GatewayPeer.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _peer.DisposeAsync();

    // Scalars, one keyword after the other, where the conversation has nothing to offer.
    [TestCase("""{"type":"integer"}""", "1")]
    [TestCase("""{"type":"integer","minimum":7}""", "7")]
    [TestCase("""{"type":"integer","minimum":6.5}""", "7")]
    [TestCase("""{"type":"integer","exclusiveMinimum":7}""", "8")]
    [TestCase("""{"type":"integer","minimum":7,"exclusiveMinimum":true}""", "8")]
    [TestCase("""{"type":"integer","maximum":-3}""", "-3")]
    [TestCase("""{"type":"integer","exclusiveMaximum":-3}""", "-4")]
    [TestCase("""{"type":"integer","multipleOf":5}""", "5")]
    [TestCase("""{"type":"integer","minimum":12,"multipleOf":5}""", "15")]
    [TestCase("""{"type":"integer","minimum":1,"maximum":5}""", "4")]
    [TestCase("""{"type":"integer","minimum":5,"maximum":240}""", "5")]
    [TestCase("""{"type":"number","minimum":0,"maximum":1}""", "0.75")]
    [TestCase("""{"type":"number","exclusiveMinimum":0,"maximum":100}""", "1")]
    [TestCase("""{"type":"number","multipleOf":0.25,"minimum":1.1}""", "1.25")]
    [TestCase("""{"type":"integer","maximum":1,"multipleOf":2}""", "0")]
    [TestCase("""{"type":"number","exclusiveMaximum":1,"multipleOf":0.5}""", "0.5")]
    [TestCase("""{"minimum":3}""", "3")]
    [TestCase("""{"type":"boolean"}""", "false")]
    [TestCase("""{"type":"null"}""", "null")]
    [TestCase("""{"type":["string","null"]}""", "null")]
    [TestCase("""{"type":["null","integer"]}""", "null")]
    [TestCase("""{"type":"string","nullable":true}""", "null")]
    [TestCase("""{"const":"fixed"}""", "\"fixed\"")]
    [TestCase("""{"const":{"a":[1,null]}}""", """{"a":[1,null]}""")]
    [TestCase("""{"enum":["red","green"]}""", "\"red\"")]
    [TestCase("""{"enum":[3,2,1]}""", "3")]
    [TestCase("""{"type":["string","null"],"enum":["red",null]}""", "null")]
    [TestCase("""{"type":"string"}""", "\"example it\"")]
    [TestCase("""{"type":"string","maxLength":4}""", "\"exam\"")]
    [TestCase("""{"type":"string","minLength":12}""", "\"example it..\"")]
    [TestCase("""{"type":"string","format":"date"}""", "\"2026-01-02\"")]
    [TestCase("""{"type":"string","format":"date-time"}""", "\"2026-01-02T03:04:05Z\"")]
    [TestCase("""{"type":"string","format":"time"}""", "\"03:04:05Z\"")]
    [TestCase("""{"type":"string","format":"duration"}""", "\"PT1H\"")]
    [TestCase("""{"type":"string","format":"email"}""", "\"someone@example.com\"")]
    [TestCase("""{"type":"string","format":"uri"}""", "\"https://example.com/\"")]
    [TestCase("""{"type":"string","format":"hostname"}""", "\"example.com\"")]
    [TestCase("""{"type":"string","format":"ipv4"}""", "\"192.0.2.1\"")]
    [TestCase("""{"type":"string","format":"ipv6"}""", "\"2001:db8::1\"")]
    [TestCase("""{"type":"string","pattern":"^[A-Z]{3}-\\d{4}$"}""", "\"AAA-0000\"")]
    [TestCase("""{"anyOf":[{"type":"null"},{"type":"integer","minimum":4}]}""", "null")]
    [TestCase("""{"anyOf":[{"type":"integer","minimum":4},{"type":"string"}]}""", "4")]
    [TestCase("""{"oneOf":[{"const":"x"},{"const":"y"}]}""", "\"x\"")]
    [TestCase("""{"allOf":[{"type":"integer"},{"minimum":9}]}""", "9")]
    [TestCase("""{"type":"array","items":{"type":"integer"}}""", "[1]")]
    [TestCase("""{"type":"array","items":{"type":"integer"},"minItems":3}""", "[1,2,3]")]
    [TestCase("""{"type":"array","items":{"type":"integer"},"maxItems":0}""", "[]")]
    [TestCase(
        """{"type":"array","items":{"type":"string"},"minItems":2,"uniqueItems":true}""",
        "[\"example it\",\"example it 2\"]"
    )]
    [TestCase("""{"type":"array","items":{"enum":["a1","b2","c3"]},"minItems":2}""", "[\"a1\",\"b2\"]")]
    [TestCase("""{"type":"array","prefixItems":[{"type":"boolean"},{"const":5}],"items":false}""", "[false,5]")]
    [TestCase("""{"items":{"type":"boolean"}}""", "[false]")]
    [TestCase("""{"type":"object"}""", "{}")]
    [TestCase("""{"properties":{"a":{"type":"integer"},"b":{"type":"boolean"}}}""", """{"a":1,"b":false}""")]
    [TestCase(
        """{"allOf":[{"properties":{"a":{"type":"integer"}}},{"properties":{"b":{"const":2}}}]}""",
        """{"a":1,"b":2}"""
    )]
    [TestCase("""{"type":"object","additionalProperties":{"type":"integer"}}""", """{"key1":1}""")]
    [TestCase(
        """{"type":"object","additionalProperties":{"type":"integer"},"minProperties":2}""",
        """{"key1":1,"key2":2}"""
    )]
    [TestCase("""{"type":"object","properties":{"no":false,"yes":true}}""", """{"yes":"example yes"}""")]
    [TestCase("""{"$ref":"#/$defs/Money"}""", "1.5")]
    [TestCase("""{"$ref":"#/$defs/with~1slash%20and~0tilde"}""", "\"reached\"")]
    [TestCase("""{"$ref":"#/$defs/Money","minimum":2}""", "2")]
    [TestCase("""{"$ref":"#/$defs/List/items"}""", "8")]
    [TestCase("""{"$ref":"#/$defs/Loop"}""", "\"example it\"")]
    [TestCase("""{"$ref":"#/$defs/Missing"}""", "\"example it\"")]
    [TestCase("""{"$ref":"https://example.test/schema"}""", "\"example it\"")]
    public async Task Schema_WithOneKeyword_IsFilledAsItSays(string schema, string value)
    {
        var content = await FillAsync(
            "?",
            $$$"""
            {"type":"object","properties":{"it":{{{schema}}}},"required":["it"],
             "$defs":{"Money":{"type":"number","minimum":1.5},"with/slash and~tilde":{"const":"reached"},
                      "List":{"type":"array","items":{"const":8}},"Loop":{"$ref":"#/$defs/Loop"} } }
            """
        );

        Assert.That(content, Is.EqualTo($$$"""{"it":{{{value}}}}"""));
    }

    [TestCase(
        """{"type":"string","format":"uuid"}""",
        "^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$"
    )]
    [TestCase(
        """{"type":"string","pattern":"^(\\+\\d{1,3} )?\\(?\\d{3}\\)?[-. ]\\d{4,}$"}""",
        """^(\+\d{1,3} )?\(?\d{3}\)?[-. ]\d{4,}$"""
    )]
    public async Task Schema_WithAForm_IsFilledInThatForm(string schema, string pattern)
    {
        var content = await FillAsync("?", $$$"""{"type":"object","properties":{"it":{{{schema}}}}}""");

        using var json = JsonDocument.Parse(content);
        Assert.That(json.RootElement.GetProperty("it").GetString(), Does.Match(new Regex(pattern)));
    }

    [Test]
    public async Task Schema_ThatContainsItself_IsFilledOnlySoFar()
    {
        var content = await FillAsync(
            "?",
            """
            {"type":"object","properties":{"value":{"type":"integer"},"next":{"anyOf":[{"$ref":"#"},{"type":"null"}]},
              "children":{"type":"array","items":{"$ref":"#"}}},"required":["value","next","children"]}
            """
        );

        Assert.That(
            content,
            Is.EqualTo("""{"value":1,"next":null,"children":[{"value":1,"next":null,"children":[]}]}""")
        );
    }

    [Test]
    public async Task Schema_ThatDemandsItself_IsLeftOutWhereThatIsAllowed()
    {
        var optional = await FillAsync(
            "?",
            """
            {"type":"object","properties":{"c":{"const":1},"a":{"$ref":"#/$defs/Endless"}},"required":["c"],
             "$defs":{"Endless":{"type":"object","properties":{"b":{"$ref":"#/$defs/Endless"}},"required":["b"]}}}
            """
        );
        var choice = await FillAsync(
            "?",
            """
            {"type":"object","properties":{"a":{"anyOf":[{"$ref":"#/$defs/Endless"},{"type":"array","items":{"$ref":"#/$defs/Endless"}}]}},
             "required":["a"],"$defs":{"Endless":{"type":"object","properties":{"b":{"$ref":"#/$defs/Endless"}},"required":["b"]}}}
            """
        );

        Assert.That(optional, Is.EqualTo("""{"c":1}"""));
        Assert.That(choice, Is.EqualTo("""{"a":[]}"""));
    }

    [Test]
    public async Task Schema_ThatCannotBeFulfilled_IsAnsweredAllTheSame()
    {
        var members = string.Join(',', Enumerable.Range(0, 8).Select(number => $$"""{"$ref":"#"}"""));

        var content = await FillAsync(
            "?",
            $$$"""
            {"type":"object","properties":{"a":{"$ref":"#"},"b":{"$ref":"#"},"c":{"$ref":"#"},"d":{"type":"array","minItems":1000000,
              "items":{"anyOf":[{{{members}}}]} } },"required":["a","b","c","d"]}
            """
        );

        using var json = JsonDocument.Parse(content);
        Assert.That(json.RootElement.ValueKind, Is.EqualTo(JsonValueKind.Object));
    }

    [Test]
    public async Task Schema_OfAnInvoice_IsFilledFromTheText()
    {
        var content = await FillAsync(
            "Extract the invoice: Invoice number INV-2024-001 of 3 May 2024 from Acme Lda, total 1,299.50 EUR, due 2024-06-02.",
            """
            {"type":"object","properties":{"number":{"type":"string"},"date":{"type":"string","format":"date"},
              "due_date":{"type":"string","format":"date"},"supplier":{"type":"string"},"total":{"type":"number"},
              "currency":{"type":"string","enum":["USD","EUR"]},"paid":{"type":"boolean"},"note":{"type":["string","null"]}},
             "required":["number","date","due_date","supplier","total","currency","paid","note"],"additionalProperties":false}
            """
        );

        Assert.That(
            content,
            Is.EqualTo(
                """{"number":"INV-2024-001","date":"2024-05-03","due_date":"2024-06-02","supplier":"Acme Lda","total":1299.5,"currency":"EUR","paid":false,"note":null}"""
            )
        );
    }

    [Test]
    public async Task Schema_OfAList_HasAnItemForEachThatIsMentioned()
    {
        var content = await FillAsync(
            "Ana is 31 years old and lives in Lisbon. Rui is 28 and lives in Porto.",
            """
            {"type":"object","properties":{"people":{"type":"array","items":{"$ref":"#/$defs/Person"}}},"required":["people"],
             "$defs":{"Person":{"type":"object","properties":{"name":{"type":"string"},"age":{"type":"integer"},
                                "city":{"type":["string","null"]}},"required":["name","age","city"]}}}
            """
        );

        Assert.That(
            content,
            Is.EqualTo(
                """{"people":[{"name":"Ana","age":31,"city":"Lisbon"},{"name":"Rui","age":28,"city":"Porto"}]}"""
            )
        );
    }

    [Test]
    public async Task Schema_OfAPerson_IsFilledFromKeysFormatsAndNestedWords()
    {
        var content = await FillAsync(
            "My name is Tom Baker, email tom@example.com, phone: 555-0199, I live at 12 High Street, London and was born on March 5, 1990. See https://example.test/tom.",
            """
            {"type":"object","properties":{"fullName":{"type":"string"},"email":{"type":"string","format":"email"},"phone":{"type":"string"},
              "address":{"type":"object","properties":{"street":{"type":"string"},"city":{"type":"string"}},"required":["street","city"]},
              "birthDate":{"type":"string","format":"date"},"homepage":{"type":"string","format":"uri"}}}
            """
        );

        Assert.That(
            content,
            Is.EqualTo(
                """{"fullName":"Tom Baker","email":"tom@example.com","phone":"555-0199","address":{"street":"High Street","city":"London"},"birthDate":"1990-03-05","homepage":"https://example.test/tom"}"""
            )
        );
    }

    [Test]
    public async Task Schema_WithAlternatives_TakesTheOneThatWasMentioned()
    {
        const string Schema = """
            {"type":"object","properties":{"shape":{"anyOf":[
              {"type":"object","properties":{"kind":{"const":"square"},"side":{"type":"number"}},"required":["kind","side"]},
              {"type":"object","properties":{"kind":{"const":"circle"},"radius":{"type":"number"}},"required":["kind","radius"]}]}}}
            """;

        var circle = await FillAsync("Draw a circle with radius 2.5", Schema);
        var square = await FillAsync("Draw a square with side 3", Schema);

        Assert.That(circle, Is.EqualTo("""{"shape":{"kind":"circle","radius":2.5}}"""));
        Assert.That(square, Is.EqualTo("""{"shape":{"kind":"square","side":3}}"""));
    }

    [TestCase("I love this product, it is great!", "positive")]
    [TestCase("Terrible, it arrived broken.", "negative")]
    [TestCase("It is a chair.", "neutral")]
    public async Task Schema_OfSentiment_ReadsTheMood(string message, string sentiment)
    {
        var content = await FillAsync(
            message,
            """{"type":"object","properties":{"sentiment":{"enum":["positive","negative","neutral"]}}}"""
        );

        Assert.That(content, Is.EqualTo($$$"""{"sentiment":"{{{sentiment}}}"}"""));
    }

    [Test]
    public async Task Schema_OfASum_HasItsResult()
    {
        var content = await FillAsync(
            "Solve 8 * 7 + 2 step by step",
            """
            {"type":"object","properties":{"steps":{"type":"array","items":{"type":"object","properties":{
               "explanation":{"type":"string"},"output":{"type":"string"}}}},"final_answer":{"type":"number"}}}
            """
        );

        Assert.That(
            content,
            Is.EqualTo("""{"steps":[{"explanation":"8 × 7 + 2 = 58","output":"8 × 7 + 2 = 58"}],"final_answer":58}""")
        );
    }

    [Test]
    public async Task Schema_WithFreeText_GetsTopicsTitleAndAnswer()
    {
        var content = await FillAsync(
            "Say: trams",
            """
            {"type":"object","properties":{"title":{"type":"string"},"tags":{"type":"array","items":{"type":"string"}},"summary":{"type":"string"}}}
            """
        );

        Assert.That(content, Is.EqualTo("""{"title":"Trams","tags":["trams"],"summary":"trams"}"""));
    }

    [Test]
    public async Task Schema_AfterAToolResult_IsFilledFromIt()
    {
        var content = await _peer.ContentAsync(
            """
            {"messages":[{"role":"user","content":"Weather in Lisbon?"},
               {"role":"assistant","tool_calls":[{"id":"c1","type":"function","function":{"name":"get_weather","arguments":"{\"city\":\"Lisbon\"}"}}]},
               {"role":"tool","tool_call_id":"c1","content":"{\"temperature\":21.5,\"sky\":\"clear\"}"}],
             "response_format":{"type":"json_schema","json_schema":{"name":"w","schema":{"type":"object","properties":{
               "city":{"type":"string"},"temperature":{"type":"number"},"sky":{"type":"string"}}}}}}
            """
        );

        Assert.That(content, Is.EqualTo("""{"city":"Lisbon","temperature":21.5,"sky":"clear"}"""));
    }

    [Test]
    public async Task Schema_Left_Out_GivesSomeObject()
    {
        var named = await _peer.ContentAsync(
            """{"messages":[{"role":"user","content":"Say: hi"}],"response_format":{"type":"json_schema","json_schema":{"name":"n"}}}"""
        );
        var plain = await _peer.ContentAsync(
            """{"messages":[{"role":"user","content":"Say: hi"}],"response_format":{"type":"json_object"}}"""
        );
        var members = await _peer.ContentAsync(
            """{"messages":[{"role":"user","content":"A JSON object with \"name\" and \"age\": Ana is 31"}],"response_format":{"type":"json_object"}}"""
        );

        Assert.That(named, Is.EqualTo("""{"answer":"hi"}"""));
        Assert.That(plain, Is.EqualTo("""{"answer":"hi"}"""));
        Assert.That(members, Is.EqualTo("""{"name":"Ana","age":31}"""));
    }

    [Test]
    public async Task Schema_CutByALimit_IsNoLongerJson()
    {
        var choice = await _peer.ChoiceAsync(
            """{"messages":[{"role":"user","content":"Say: hi"}],"max_tokens":2,"response_format":{"type":"json_object"}}"""
        );

        Assert.That(
            choice.GetProperty("message").GetProperty("content").GetString(),
            Is.EqualTo("""{"answer":" """.TrimEnd())
        );
        Assert.That(choice.GetProperty("finish_reason").GetString(), Is.EqualTo("length"));
    }

    [TestCase("""{"type":"grammar","grammar":"root ::= \"yes\" | \"no\""}""", "Is it no?", "no")]
    [TestCase("""{"type":"grammar","grammar":"root ::= \"yes\" | \"no\""}""", "Hm?", "yes")]
    [TestCase("""{"type":"grammar","grammar":"a ::= \"x\"\nroot ::= \"on\" \"e\""}""", "Hm?", "one")]
    [TestCase("""{"type":"python"}""", "What is 3 * 4?", "print(3 * 4)\n")]
    [TestCase("""{"type":"python"}""", "Say: \"hi\"", "def main():\n    print(\"hi\")\n\n\nmain()\n")]
    [TestCase("""{"type":"text"}""", "Say: hi", "hi")]
    public async Task Format_OfAnotherKind_IsFollowed(string format, string message, string content)
    {
        var answer = await _peer.ContentAsync(
            $$$"""{"messages":[{"role":"user","content":"{{{JsonEncodedText.Encode(message)}}}"}],"response_format":{{{format}}}}"""
        );

        Assert.That(answer, Is.EqualTo(content));
    }

    private async Task<string> FillAsync(string message, string schema) =>
        (
            await _peer.ContentAsync(
                $$$"""
                {"messages":[{"role":"user","content":"{{{JsonEncodedText.Encode(message)}}}"}],
                 "response_format":{"type":"json_schema","json_schema":{"name":"it","strict":true,"schema":{{{schema}}} } } }
                """
            )
        )!;
}
