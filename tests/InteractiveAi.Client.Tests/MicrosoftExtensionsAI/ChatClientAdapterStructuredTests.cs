using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.AI;

namespace InteractiveAi.Client.Tests;

/// <summary>Answers of a type: the schema in the request, the value out of the answer.</summary>
public class ChatClientAdapterStructuredTests
{
    private const string Object = """
        {"type":"object","properties":{"city":{"type":"string"},"degrees":{"type":"array","items":{"type":"integer"}},
         "sky":{"type":["string","null"],"enum":["Clear","Overcast",null],"default":null}},"required":["city","degrees"]}
        """;

    private static StructuredAnswerContext Contracts => StructuredAnswerContext.Default;

    [Test]
    public async Task Answer_OfAnObject_IsRead([Values] TestGateway gateway)
    {
        var answer = await AskAsync(
            gateway,
            Contracts.Forecast,
            Object,
            """{"city":"Porto","degrees":[14,19],"sky":"Overcast"}"""
        );

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.City, Is.EqualTo("Porto"));
            Assert.That(answer.Degrees, Is.EqualTo(new[] { 14, 19 }));
            Assert.That(answer.Sky, Is.EqualTo(Sky.Overcast));
        }
    }

    [Test]
    public async Task Answer_OfAnArray_IsRead([Values] TestGateway gateway)
    {
        var answer = await AskAsync(
            gateway,
            Contracts.ForecastArray,
            Wrapped($$"""{"type":"array","items":{{Object}}}"""),
            """{"data":[{"city":"Faro","degrees":[]},{"city":"Braga","degrees":[1]}]}"""
        );

        Assert.That(answer.Select(static forecast => forecast.City), Is.EqualTo(new[] { "Faro", "Braga" }));
    }

    [Test]
    public async Task Answer_OfANumber_IsRead([Values] TestGateway gateway)
    {
        var answer = await AskAsync(gateway, Contracts.Int32, Wrapped("""{"type":"integer"}"""), """{"data":42}""");

        Assert.That(answer, Is.EqualTo(42));
    }

    [Test]
    public async Task Answer_OfAText_IsRead([Values] TestGateway gateway)
    {
        var answer = await AskAsync(
            gateway,
            Contracts.String,
            Wrapped("""{"type":"string"}"""),
            """{"data":"Olá 👋"}"""
        );

        Assert.That(answer, Is.EqualTo("Olá 👋"));
    }

    [Test]
    public async Task Answer_OfAFlag_IsRead([Values] TestGateway gateway)
    {
        var answer = await AskAsync(gateway, Contracts.Boolean, Wrapped("""{"type":"boolean"}"""), """{"data":true}""");

        Assert.That(answer, Is.True);
    }

    [Test]
    public async Task Answer_OfAnEnum_IsRead([Values] TestGateway gateway)
    {
        var answer = await AskAsync(
            gateway,
            Contracts.Sky,
            Wrapped("""{"type":"string","enum":["Clear","Overcast"]}"""),
            """{"data":"Overcast"}"""
        );

        Assert.That(answer, Is.EqualTo(Sky.Overcast));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Answer_WithASchemaInStrictMode_HasItsForm(bool isStrict)
    {
        var handler = new VerbatimHandler(AnswerOf("""{"city":"Porto","degrees":[1]}"""));
        var options = new ChatOptions { AdditionalProperties = new() { ["strict"] = isStrict } };

        await StructuredAnswer.AskAsync(
            AdapterOver.Client(TestGateway.InteractiveAi, handler),
            Contracts.Forecast,
            Object,
            options
        );

        // In strict mode every member is required, no others are allowed, and defaults are told in words.
        var schema = isStrict
            ? """
                {"type":"object","properties":{"city":{"type":"string"},"degrees":{"type":"array","items":{"type":"integer"}},
                 "sky":{"type":["string","null"],"enum":["Clear","Overcast",null],"description":"Default value: null"}},
                 "required":["city","degrees","sky"],"additionalProperties":false}
                """
            : Object;
        Assert.That(
            CanonicalJson.Of(handler.Request.Body),
            Is.EqualTo(
                AdapterOver.BodyOf(
                    TestGateway.InteractiveAi,
                    """{"role":"user","content":"Answer."}""",
                    $$$"""
                    "response_format":{"type":"json_schema",
                      "json_schema":{"name":"answer","schema":{{{schema}}},"strict":{{{(
                        isStrict ? "true" : "false"
                    )}}} } }
                    """
                )
            )
        );
    }

    [Test]
    public async Task Answer_AfterACallOfAFunction_HasItsSchemaInEveryRequest()
    {
        var handler = new VerbatimHandler(
            VerbatimReply.Json(
                """{"id":"g","choices":[{"index":0,"message":{"role":"assistant","content":null,"tool_calls":[{"id":"c1","type":"function","function":{"name":"degrees","arguments":"{}"}}]},"finish_reason":"tool_calls"}]}"""
            ),
            AnswerOf("""{"city":"Porto","degrees":[14]}""")
        );
        var loop = new FunctionLoopChatClient(AdapterOver.Client(TestGateway.Orq, handler));
        var options = new ChatOptions { Tools = [AIFunctionFactory.Create(static () => "14", "degrees")] };

        var answer = await StructuredAnswer.AskAsync(loop, Contracts.Forecast, Object, options);

        var members = $$$"""
            "tools":[{"type":"function","function":{"name":"degrees","parameters":{"type":"object","properties":{ } } } }],
            "response_format":{"type":"json_schema","json_schema":{"name":"answer","schema":{{{Object}}} } }
            """;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Degrees, Is.EqualTo(new[] { 14 }));
            Assert.That(
                CanonicalJson.Of(handler.Requests[0].Body),
                Is.EqualTo(AdapterOver.BodyOf(TestGateway.Orq, """{"role":"user","content":"Answer."}""", members))
            );
            Assert.That(
                CanonicalJson.Of(handler.Requests[1].Body),
                Is.EqualTo(
                    AdapterOver.BodyOf(
                        TestGateway.Orq,
                        """
                        {"role":"user","content":"Answer."},
                        {"role":"assistant","tool_calls":[{"id":"c1","type":"function","function":{"name":"degrees","arguments":"{}"}}]},
                        {"role":"tool","tool_call_id":"c1","content":"14"}
                        """,
                        members
                    )
                )
            );
        }
    }

    [TestCase(TestGateway.InteractiveAi, ",\"response_format\":{\"type\":\"json_object\"}", 0)]
    [TestCase(TestGateway.JamAi, "", 1)]
    public async Task Answer_WithTheSchemaInThePrompt_IsRead(TestGateway gateway, string format, int reports)
    {
        var handler = new VerbatimHandler(AnswerOf("""{"data":42}"""));
        var logger = new ListLogger();
        var client = AdapterOver.Client(
            gateway,
            handler,
            new ChatAdapterOptions { DefaultModel = "m", Logger = logger }
        );

        var answer = await StructuredAnswer.AskAsync(
            client,
            Contracts.Int32,
            Wrapped("""{"type":"integer"}"""),
            isNative: false
        );

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer, Is.EqualTo(42));
            Assert.That(
                CanonicalJson.Of(handler.Request.Body),
                Is.EqualTo(
                    CanonicalJson.Of(
                        $$$"""
                        {"model":"m","messages":[{"role":"user","content":"Answer."},
                          {"role":"user","content":"Answer with JSON of this schema: {\"type\":\"object\",\"properties\":{\"data\":{\"type\":\"integer\"}},\"required\":[\"data\"]}"}]
                          {{{format}}} }
                        """
                    )
                )
            );
            Assert.That(logger.Lines, Has.Count.EqualTo(reports));
            Assert.That(logger.Lines, Has.None.Contains("schema"));
        }
    }

    private static async Task<T> AskAsync<T>(
        TestGateway gateway,
        JsonTypeInfo<T> contract,
        string schema,
        string answer
    )
    {
        var handler = new VerbatimHandler(AnswerOf(answer));

        var value = await StructuredAnswer.AskAsync(AdapterOver.Client(gateway, handler), contract, schema);

        // JamAI Base has no formats: what it is told besides is reported, as the rows of the options show.
        var format =
            gateway is TestGateway.JamAi
                ? ""
                : $$$""" "response_format":{"type":"json_schema","json_schema":{"name":"answer","schema":{{{schema}}} } } """;
        Assert.That(
            CanonicalJson.Of(handler.Request.Body),
            Is.EqualTo(AdapterOver.BodyOf(gateway, """{"role":"user","content":"Answer."}""", format.Trim()))
        );
        return value;
    }

    private static VerbatimReply AnswerOf(string json) =>
        VerbatimReply.Json(
            $$"""
            {"id":"g","choices":[{"index":0,"message":{"role":"assistant","content":"{{System.Text.Json.JsonEncodedText.Encode(
                json
            )}}"},"finish_reason":"stop"}]}
            """
        );

    private static string Wrapped(string schema) =>
        $$$"""{"type":"object","properties":{"data":{{{schema}}}},"required":["data"]}""";
}
