using System.Text.Json;

namespace InteractiveAi.Client.Tests;

public class LocalGatewayToolTests
{
    private const string Weather = """
        {"type":"function","function":{"name":"get_weather","description":"Current weather","parameters":{"type":"object",
          "properties":{"city":{"type":"string"},"unit":{"type":"string","enum":["celsius","fahrenheit"]}},"required":["city"]}}}
        """;

    private const string Time = """
        {"type":"function","function":{"name":"get_time","description":"Local time in a city","parameters":{"type":"object",
          "properties":{"city":{"type":"string"}},"required":["city"]}}}
        """;

    private const string Calculator = """
        {"type":"function","function":{"name":"calculator","parameters":{"type":"object",
          "properties":{"expression":{"type":"string"}},"required":["expression"]}}}
        """;

    private const string Flight = """
        {"type":"function","function":{"name":"book_flight","description":"Books a flight","parameters":{"type":"object","properties":{
          "origin":{"type":"string"},"destination":{"type":"string"},"date":{"type":"string","format":"date"},
          "passengers":{"type":"integer","minimum":1},"class":{"type":"string","enum":["economy","business"]},
          "flexible":{"type":"boolean"}},"required":["origin","destination","date","passengers"]}}}
        """;

    private const string Email = """
        {"type":"function","function":{"name":"send_email","parameters":{"type":"object","properties":{
          "to":{"type":"string"},"subject":{"type":"string"},"body":{"type":"string"}},"required":["to","subject","body"]}}}
        """;

    private const string Search = """
        {"type":"function","function":{"name":"search_products","parameters":{"type":"object","properties":{
          "query":{"type":"string"},"max_price":{"type":"number"}},"required":["query"]}}}
        """;

    private const string Light = """
        {"type":"function","strict":true,"function":{"name":"set_light","description":"Turns lights on or off","parameters":{"type":"object",
          "properties":{"room":{"type":"string"},"on":{"type":"boolean"},"colour":{"type":["string","null"]}},
          "required":["room","on","colour"],"additionalProperties":false}}}
        """;

    private const string Population = """
        {"type":"function","function":{"name":"get_population","parameters":{"type":"object",
          "properties":{"cities":{"type":"array","items":{"type":"string"}}},"required":["cities"]}}}
        """;

    private const string Ping = """{"type":"function","function":{"name":"ping"}}""";

    private GatewayPeer _peer = null!;

    [SetUp]
    public async Task StartAsync() => _peer = await GatewayPeer.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _peer.DisposeAsync();

    [TestCase(Weather, "Weather in Lisbon?", """get_weather {"city":"Lisbon"}""")]
    [TestCase(Weather, "Will it rain in New York tomorrow?", """get_weather {"city":"New York"}""")]
    [TestCase(
        Weather,
        "what's the weather in lisbon, in celsius?",
        """get_weather {"city":"lisbon","unit":"celsius"}"""
    )]
    [TestCase(
        Weather,
        "What's the weather in Lisbon and Porto?",
        """get_weather {"city":"Lisbon"}""",
        """get_weather {"city":"Porto"}"""
    )]
    [TestCase(
        Weather,
        "Weather for Lisbon, Porto and Faro in Fahrenheit",
        """get_weather {"city":"Lisbon","unit":"fahrenheit"}""",
        """get_weather {"city":"Porto","unit":"fahrenheit"}""",
        """get_weather {"city":"Faro","unit":"fahrenheit"}"""
    )]
    [TestCase(Weather, "What is the weather like?", """get_weather {"city":"current location"}""")]
    [TestCase(
        Weather + "," + Time,
        "What's the weather in Lisbon and the time in Tokyo?",
        """get_weather {"city":"Lisbon"}""",
        """get_time {"city":"Tokyo"}"""
    )]
    [TestCase(Weather + "," + Time, "What time is it in Tokyo?", """get_time {"city":"Tokyo"}""")]
    [TestCase(Calculator, "What is 17 * 23?", """calculator {"expression":"17 * 23"}""")]
    [TestCase(
        Flight,
        "Book a flight from Lisbon to Porto on 12 March 2026 for two people, economy please",
        """book_flight {"origin":"Lisbon","destination":"Porto","date":"2026-03-12","passengers":2,"class":"economy"}"""
    )]
    [TestCase(
        Flight,
        "I need a flexible flight to Porto from Faro tomorrow, 3 passengers",
        """book_flight {"origin":"Faro","destination":"Porto","date":"2026-01-03","passengers":3,"flexible":true}"""
    )]
    [TestCase(
        Email,
        "Send an email to ana@example.com with subject \"Lunch\" saying \"See you at noon\"",
        """send_email {"to":"ana@example.com","subject":"Lunch","body":"See you at noon"}"""
    )]
    [TestCase(
        Search,
        "Search for red running shoes under 50 euros",
        """search_products {"query":"red running shoes under 50 euros","max_price":50}"""
    )]
    [TestCase(Light, "Turn on the lights in the kitchen", """set_light {"room":"kitchen","on":true,"colour":null}""")]
    [TestCase(
        Population,
        "Compare the population of Lisbon, Porto and Faro",
        """get_population {"cities":["Lisbon","Porto","Faro"]}"""
    )]
    [TestCase(Ping, "Please ping the server", "ping {}")]
    public async Task Call_ThatAMessageAsksFor_HasArgumentsFromItsWords(
        string tools,
        string message,
        params string[] calls
    )
    {
        var choice = await _peer.ChoiceAsync(Request(tools, message));

        Assert.That(CallsOf(choice), Is.EqualTo(calls));
        Assert.That(choice.GetProperty("finish_reason").GetString(), Is.EqualTo("tool_calls"));
        Assert.That(choice.GetProperty("message").GetProperty("content").ValueKind, Is.EqualTo(JsonValueKind.Null));
    }

    [TestCase(Weather, "Tell me about trams")]
    [TestCase(Weather, "What time is it in Tokyo?")]
    [TestCase(Search, "Find me a nice poem")]
    public async Task Message_ThatNoToolFits_IsAnsweredInWords(string tools, string message)
    {
        var choice = await _peer.ChoiceAsync(Request(tools, message));

        Assert.That(CallsOf(choice), Is.Empty);
        Assert.That(choice.GetProperty("message").GetProperty("content").GetString(), Is.Not.Empty);
        Assert.That(choice.GetProperty("finish_reason").GetString(), Is.EqualTo("stop"));
    }

    [TestCase("\"none\"", "Weather in Lisbon?")]
    [TestCase("\"auto\"", "Weather in Lisbon?", """get_weather {"city":"Lisbon"}""")]
    [TestCase("\"required\"", "Say: hello", """get_weather {"city":"current location"}""")]
    [TestCase("\"required\"", "What time is it in Tokyo?", """get_time {"city":"Tokyo"}""")]
    [TestCase(
        """{"type":"function","function":{"name":"get_time"}}""",
        "Weather in Lisbon?",
        """get_time {"city":"Lisbon"}"""
    )]
    public async Task ToolChoice_OfEachKind_IsHonoured(string choice, string message, params string[] calls)
    {
        var answer = await _peer.ChoiceAsync(Request(Weather + "," + Time, message, $"\"tool_choice\":{choice}"));

        Assert.That(CallsOf(answer), Is.EqualTo(calls));
    }

    [Test]
    public async Task ParallelToolCalls_SwitchedOff_MakesOneCall()
    {
        var answer = await _peer.ChoiceAsync(
            Request(Weather, "Weather in Lisbon and Porto?", "\"parallel_tool_calls\":false")
        );

        Assert.That(CallsOf(answer), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Place_SaidEarlier_IsRemembered()
    {
        var answer = await _peer.ChoiceAsync(
            $$"""
            {"messages":[{"role":"user","content":"I am going to Porto."},{"role":"assistant","content":"Nice."},
                         {"role":"user","content":"And the weather there?"}],"tools":[{{Weather}}]}
            """
        );

        Assert.That(CallsOf(answer), Is.EqualTo(new[] { """get_weather {"city":"Porto"}""" }));
    }

    [Test]
    public async Task Call_CutByALimit_EndsInTheMiddleOfItsArguments()
    {
        var answer = await _peer.ChoiceAsync(Request(Weather, "Weather in Lisbon and Porto?", "\"max_tokens\":3"));

        Assert.That(CallsOf(answer), Is.EqualTo(new[] { """get_weather {"city":" """.TrimEnd() }));
        Assert.That(answer.GetProperty("finish_reason").GetString(), Is.EqualTo("length"));
    }

    [Test]
    public async Task Conversation_WithToolResults_GoesRound()
    {
        var question = """{"role":"user","content":"Weather in Lisbon and Porto?"}""";
        var first = await _peer.ChoiceAsync($$"""{"messages":[{{question}}],"tools":[{{Weather}}]}""");
        var message = first.GetProperty("message");
        var ids = message
            .GetProperty("tool_calls")
            .EnumerateArray()
            .Select(call => call.GetProperty("id").GetString())
            .ToList();

        var second = await _peer.ChoiceAsync(
            $$"""
            {"messages":[{{question}},{{message.GetRawText()}},
              {"role":"tool","tool_call_id":"{{ids[
                0
            ]}}","content":"{\"temperature\":21,\"sky\":\"clear\",\"wind\":{\"speed\":4.5},\"alerts\":[]}"},
              {"role":"tool","tool_call_id":"{{ids[1]}}","content":[{"type":"text","text":"18 °C, rain"}]}],
             "tools":[{{Weather}}],"tool_choice":"required"}
            """
        );

        Assert.That(ids, Is.Unique);
        Assert.That(
            second.GetProperty("message").GetRawText(),
            Is.EqualTo(
                """{"role":"assistant","content":"The weather for Lisbon: temperature 21, sky clear, wind speed 4.5, alerts nothing. The weather for Porto: 18 °C, rain.","refusal":null,"reasoning":null}"""
            )
        );
    }

    [TestCase("null", "The ping: unknown.")]
    [TestCase("true", "The ping: yes.")]
    [TestCase("[1,2,3]", "The ping: 1, 2 and 3.")]
    [TestCase("", "The ping: nothing came back.")]
    [TestCase("Pong!", "The ping: Pong!")]
    public async Task ToolResult_OfAnyShape_IsTold(string result, string answer)
    {
        var content = await _peer.ContentAsync(
            $$$"""
            {"messages":[{"role":"user","content":"Ping"},
              {"role":"assistant","tool_calls":[{"id":"c1","type":"function","function":{"name":"ping","arguments":"{}"}}]},
              {"role":"tool","tool_call_id":"c1","content":"{{{result}}}"}]}
            """
        );

        Assert.That(content, Is.EqualTo(answer));
    }

    private static string Request(string tools, string message, string? more = null) =>
        $$"""
            {"messages":[{"role":"user","content":"{{JsonEncodedText.Encode(message)}}"}],"tools":[{{tools}}]{{(
                more is null ? "" : "," + more
            )}}}
            """;

    private static List<string> CallsOf(JsonElement choice) =>
        choice.GetProperty("message").TryGetProperty("tool_calls", out var calls)
            ? [.. calls.EnumerateArray().Select(call => call.GetProperty("function")).Select(Text)]
            : [];

    private static string Text(JsonElement function) =>
        $"{function.GetProperty("name").GetString()} {function.GetProperty("arguments").GetString()}";
}
