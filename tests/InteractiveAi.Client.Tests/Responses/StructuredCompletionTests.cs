using System.Text.Json;
using System.Text.Json.Serialization;
using static InteractiveAi.Client.Tests.TestClient;

namespace InteractiveAi.Client.Tests;

public sealed partial class StructuredCompletionTests
{
    private const string Fitting = """{"city":"Lisboa","days":3}""";

    [Test]
    public async Task CompleteAsync_AnswerFits_IsTheValueAndTheSchemaWasAskedFor()
    {
        var handler = new VerbatimHandler(VerbatimReply.Json(Answer(Fitting)));
        using var client = Over(handler);
        var request = Ask();

        var answer = await client.CompleteAsync(request, TripJson.Default.Trip);

        Assert.That(
            (answer.IsComplete, answer.Value, answer.Failure, answer.FailureDetail),
            Is.EqualTo((true, new Trip("Lisboa", 3), default(StructuredFailure?), default(string)))
        );
        Assert.That((answer.Text, answer.Usage?.TotalTokens), Is.EqualTo((Fitting, 9)));
        Assert.That(
            handler.Request.Body,
            Is.EqualTo(
                """
                {"model":"openai/gpt-4o","messages":[{"role":"user","content":"Hi"}],"response_format":{"type":"json_schema","json_schema":{"name":"Trip","schema":{"type":"object","properties":{"city":{"type":"string"},"days":{"type":"integer"}},"required":["city","days"],"additionalProperties":false}}}}
                """
            )
        );
        Assert.That(request.ResponseFormat, Is.Null);
    }

    [TestCase("```json\n{\"city\":\"Lisboa\",\"days\":3}\n```")]
    [TestCase("  {\"days\":3,\"city\":\"Lisboa\"}\n")]
    public async Task CompleteAsync_AnswerInAFenceOrInAnotherOrder_IsRead(string text)
    {
        using var client = Over(new VerbatimHandler(VerbatimReply.Json(Answer(text))));

        var answer = await client.CompleteAsync(Ask(), TripJson.Default.Trip);

        Assert.That(answer.Value, Is.EqualTo(new Trip("Lisboa", 3)));
    }

    [Test]
    public async Task CompleteAsync_ResponseFormatOfTheUser_IsKept()
    {
        var handler = new VerbatimHandler(VerbatimReply.Json(Answer(Fitting)), VerbatimReply.Json(Answer(Fitting)));
        using var client = Over(handler);

        await client.CompleteAsync(Ask() with { ResponseFormat = ResponseFormat.JsonObject }, TripJson.Default.Trip);
        var strict = ResponseFormat.JsonSchema(TripJson.Default.Trip, strict: true);
        var answer = await client.CompleteAsync(Ask() with { ResponseFormat = strict }, TripJson.Default.Trip);

        Assert.That(handler.Requests[0].Body, Does.EndWith(""","response_format":{"type":"json_object"}}"""));
        Assert.That(handler.Requests[1].Body, Does.Contain("\"strict\":true"));
        Assert.That(answer.Value, Is.EqualTo(new Trip("Lisboa", 3)));
    }

    private static IEnumerable<TestCaseData> Failures()
    {
        yield return Because(
            StructuredFailure.Refused,
            """{"message":{"role":"assistant","content":null,"refusal":"I cannot."},"finish_reason":"stop"}"""
        );
        yield return Because(
            StructuredFailure.Refused,
            """{"message":{"role":"assistant","content":"{\"city\":\"Lisboa\",\"days\":3}","refusal":"I cannot."},"finish_reason":"stop"}"""
        );
        yield return Because(
            StructuredFailure.CutOff,
            """{"message":{"role":"assistant","content":"{\"city\":\"Lis"},"finish_reason":"length"}"""
        );
        yield return Because(
            StructuredFailure.CutOff,
            """{"message":{"role":"assistant","content":"{\"city\":\"Lisboa\",\"days\":3}"},"finish_reason":"length"}"""
        );
        yield return Because(
            StructuredFailure.Filtered,
            """{"message":{"role":"assistant","content":""},"finish_reason":"content_filter"}"""
        );
        yield return Because(
            StructuredFailure.ToolCalls,
            """{"message":{"role":"assistant","content":null,"tool_calls":[{"id":"c","type":"function","function":{"name":"f","arguments":"{}"}}]},"finish_reason":"tool_calls"}"""
        );
        yield return Because(
            StructuredFailure.NotTheSchema,
            """{"message":{"role":"assistant","content":"{\"city\":\"secret\"}"},"finish_reason":"stop"}""",
            "$.days: missing"
        );
        yield return Because(
            StructuredFailure.NotTheSchema,
            """{"message":{"role":"assistant","content":"{\"city\":\"secret\",\"days\":\"three\"}"},"finish_reason":"stop"}""",
            "$.days: expected integer, found string"
        );
        yield return Because(
            StructuredFailure.NotTheSchema,
            """{"message":{"role":"assistant","content":"Sure: secret"},"finish_reason":"stop"}""",
            "$: not JSON (line 1, byte 1)"
        );
        yield return Because(
            StructuredFailure.NotTheSchema,
            """{"message":{"role":"assistant","content":null},"finish_reason":"stop"}""",
            "$: the text is empty"
        );
        yield return Because(StructuredFailure.NotTheSchema, """{"message":null}""", "$: the text is empty");

        static TestCaseData Because(StructuredFailure failure, string choice, string? detail = null) =>
            new TestCaseData(choice, failure, detail).SetArgDisplayNames($"{failure} {detail}");
    }

    [TestCaseSource(nameof(Failures))]
    public async Task CompleteAsync_NoValue_SaysWhy(string choice, StructuredFailure failure, string? detail)
    {
        using var client = Over(new VerbatimHandler(VerbatimReply.Json($$"""{"choices":[{{choice}}]}""")));

        var answer = await client.CompleteAsync(Ask(), TripJson.Default.Trip);

        Assert.That(
            (answer.IsComplete, answer.Value, answer.Failure, answer.FailureDetail),
            Is.EqualTo((false, default(Trip), (StructuredFailure?)failure, detail))
        );
        Assert.That($"{answer} {answer.FailureDetail}", Does.Not.Contain("secret").And.Contain(failure.ToString()));
    }

    [Test]
    public async Task CompleteAsync_TextBesideToolCalls_IsRead()
    {
        using var client = Over(
            new VerbatimHandler(
                VerbatimReply.Json(
                    """{"choices":[{"message":{"content":"{\"city\":\"Lisboa\",\"days\":3}","tool_calls":[{"id":"c","type":"function","function":{"name":"f","arguments":"{}"}}]},"finish_reason":"tool_calls"}]}"""
                )
            )
        );

        Assert.That((await client.CompleteAsync(Ask(), TripJson.Default.Trip)).Value?.Days, Is.EqualTo(3));
    }

    [TestCase("42")]
    [TestCase("""{"value":42}""")]
    public async Task CompleteAsync_ValueType_IsWrappedInTheSchemaAndReadEitherWay(string text)
    {
        var handler = new VerbatimHandler(VerbatimReply.Json(Answer(text)));
        using var client = Over(handler);

        var answer = await client.CompleteAsync(Ask(), TripJson.Default.Int32);

        Assert.That((answer.IsComplete, answer.Value), Is.EqualTo((true, 42)));
        Assert.That(
            handler.Request.Body,
            Does.Contain("""{"type":"object","properties":{"value":{"type":"integer"}""")
        );
    }

    [Test]
    public async Task CompleteAsync_ListAndNullable_AreRead()
    {
        using var client = Over(
            new VerbatimHandler(
                VerbatimReply.Json(Answer($$"""{"value":[{{Fitting}},{{Fitting}}]}""")),
                VerbatimReply.Json(Answer("""{"value":null}""")),
                VerbatimReply.Json(Answer("[]"))
            )
        );

        var list = await client.CompleteAsync(Ask(), TripJson.Default.ListTrip);
        var nothing = await client.CompleteAsync(Ask(), TripJson.Default.NullableInt32);
        var empty = await client.CompleteAsync(Ask(), TripJson.Default.ListTrip);

        Assert.That(list.Value, Is.EqualTo(new[] { new Trip("Lisboa", 3), new Trip("Lisboa", 3) }));
        Assert.That((nothing.IsComplete, nothing.Value), Is.EqualTo((true, default(int?))));
        Assert.That(empty.Value, Is.Empty);
    }

    [Test]
    public async Task Read_FoldedStream_IsTheSameAsTheWholeAnswer()
    {
        using var client = Over(
            new VerbatimHandler(
                VerbatimReply.Events(
                    """
                    data: {"id":"g","choices":[{"index":0,"delta":{"role":"assistant","content":"{\"city\":\"Lis"}}]}

                    data: {"id":"g","choices":[{"index":0,"delta":{"content":"boa\",\"days\":3}"},"finish_reason":"stop"}]}

                    data: [DONE]


                    """
                ),
                VerbatimReply.Events(
                    """
                    data: {"id":"g","choices":[{"index":0,"delta":{"content":"{\"city\":\"Lis"},"finish_reason":"length"}]}

                    data: [DONE]


                    """
                )
            )
        );

        var whole = await client.StreamAsync(Ask()).ToCompletionAsync();
        var cut = await client.StreamAsync(Ask()).ToCompletionAsync();

        Assert.That(
            StructuredCompletion<Trip>.Read(whole, TripJson.Default.Trip).Value,
            Is.EqualTo(new Trip("Lisboa", 3))
        );
        Assert.That(
            StructuredCompletion<Trip>.Read(cut, TripJson.Default.Trip).Failure,
            Is.EqualTo(StructuredFailure.CutOff)
        );
    }

    [Test]
    public async Task CompleteAsync_GatewaySaysNo_IsTheApiException()
    {
        using var client = Over(
            new VerbatimHandler(VerbatimReply.Json("""{"error":{"code":402,"message":"Pay"}}""", 402))
        );

        var failure = await FailureAsync<ApiException>(client.CompleteAsync(Ask(), TripJson.Default.Trip));

        Assert.That(failure.Kind, Is.EqualTo(ApiErrorKind.Credit));
    }

    [Test]
    public void Constructors_MadeInATest_HoldWhatTheyWereGiven()
    {
        var completion = new ChatCompletion();
        var complete = new StructuredCompletion<int>(completion, 7);
        var failed = new StructuredCompletion<int>(completion, StructuredFailure.CutOff, "detail");

        Assert.That(
            (complete.Completion, complete.IsComplete, complete.Value, complete.ToString()),
            Is.EqualTo((completion, true, 7, "StructuredCompletion<Int32>(complete)"))
        );
        Assert.That(
            (failed.IsComplete, failed.Value, failed.Failure, failed.FailureDetail, failed.ToString()),
            Is.EqualTo((false, 0, StructuredFailure.CutOff, "detail", "StructuredCompletion<Int32>(CutOff)"))
        );
        Assert.That(() => new StructuredCompletion<int>(null!, 7), Throws.ArgumentNullException);
        Assert.That(() => StructuredCompletion<int>.Read(null!, TripJson.Default.Int32), Throws.ArgumentNullException);
        Assert.That(() => StructuredCompletion<int>.Read(completion, null!), Throws.ArgumentNullException);
    }

    private static string Answer(string text) =>
        $$$"""
            {"id":"g","choices":[{"index":0,"message":{"role":"assistant","content":{{{JsonSerializer.Serialize(
                text,
                TestJson.Default.String
            )}}}},"finish_reason":"stop"}],"usage":{"total_tokens":9}}
            """;

    internal sealed record Trip(string City, int Days);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(Trip))]
    [JsonSerializable(typeof(List<Trip>))]
    [JsonSerializable(typeof(int))]
    [JsonSerializable(typeof(int?))]
    internal sealed partial class TripJson : JsonSerializerContext;
}
