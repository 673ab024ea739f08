namespace InteractiveAi.Client.Tests;

public sealed partial class ChatRequestValidateTests
{
    private static readonly InteractiveAiChatRequest sound = new() { Messages = ["Hi"] };

    private static IEnumerable<TestCaseData> WithinBounds =>
        Named(
            ("temperature 0", sound with { Temperature = 0 }),
            ("temperature 2", sound with { Temperature = 2 }),
            ("top_p 0", sound with { TopP = 0 }),
            ("top_p 1", sound with { TopP = 1 }),
            ("frequency_penalty -2", sound with { FrequencyPenalty = -2 }),
            ("frequency_penalty 2", sound with { FrequencyPenalty = 2 }),
            ("presence_penalty -2", sound with { PresencePenalty = -2 }),
            ("presence_penalty 2", sound with { PresencePenalty = 2 }),
            ("top_logprobs 0", sound with { TopLogprobs = 0 }),
            ("top_logprobs 20", sound with { TopLogprobs = 20 }),
            ("max_tokens 1", sound with { MaxTokens = 1 }),
            ("max_tokens most", sound with { MaxTokens = int.MaxValue }),
            ("max_completion_tokens 1", sound with { MaxCompletionTokens = 1 }),
            ("n 1", sound with { N = 1 }),
            ("seed least", sound with { Seed = -9007199254740991 }),
            ("seed most", sound with { Seed = 9007199254740991 }),
            ("session_id 128", sound with { SessionId = new string('s', 128) }),
            ("session_id 0", sound with { SessionId = "" }),
            ("stop 4", sound with { Stop = ["a", "b", "c", "d"] }),
            ("stop 0", sound with { Stop = [] }),
            ("tool name 64", sound with { Tools = [new FunctionTool(new string('n', 64))] }),
            ("schema name 64", sound with { ResponseFormat = new JsonSchemaFormat(new string('n', 64)) }),
            ("effort unknown", sound with { Reasoning = new() { Effort = "max" } }),
            ("logit_bias beyond the usual", sound with { LogitBias = new Dictionary<string, double> { ["1"] = 1000 } })
        );

    private static IEnumerable<TestCaseData> BeyondBounds =>
        Named(
            ("$.temperature 0..2", sound with { Temperature = -0.001 }),
            ("$.temperature 0..2", sound with { Temperature = 2.001 }),
            ("$.top_p 0..1", sound with { TopP = -0.001 }),
            ("$.top_p 0..1", sound with { TopP = 1.001 }),
            ("$.frequency_penalty -2..2", sound with { FrequencyPenalty = -2.001 }),
            ("$.frequency_penalty -2..2", sound with { FrequencyPenalty = 2.001 }),
            ("$.presence_penalty -2..2", sound with { PresencePenalty = -2.001 }),
            ("$.presence_penalty -2..2", sound with { PresencePenalty = 2.001 }),
            ("$.top_logprobs 0..20", sound with { TopLogprobs = -1 }),
            ("$.top_logprobs 0..20", sound with { TopLogprobs = 21 }),
            ("$.max_tokens 1..", sound with { MaxTokens = 0 }),
            ("$.max_tokens 1..", sound with { MaxTokens = int.MinValue }),
            ("$.max_completion_tokens 1..", sound with { MaxCompletionTokens = 0 }),
            ("$.n 1..", sound with { N = 0 }),
            ("$.seed -9007199254740991..9007199254740991", sound with { Seed = -9007199254740992 }),
            ("$.seed -9007199254740991..9007199254740991", sound with { Seed = 9007199254740992 }),
            ("$.seed -9007199254740991..9007199254740991", sound with { Seed = 9007199254740993 }),
            ("$.session_id ..128", sound with { SessionId = new string('s', 129) }),
            ("$.stop ..4", sound with { Stop = ["a", "b", "c", "d", "e"] }),
            ("$.tools[0].function.name ..64", sound with { Tools = [new FunctionTool(new string('n', 65))] }),
            ("$.tools[0].function.name ", sound with { Tools = [new FunctionTool("get weather")] }),
            (
                "$.response_format.json_schema.name ..64",
                sound with
                {
                    ResponseFormat = new JsonSchemaFormat(new string('n', 65)),
                }
            )
        );

    private static IEnumerable<TestCaseData> NotNumbers =>
        new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity }.SelectMany(value =>
            Named(
                ("$.temperature", sound with { Temperature = value }),
                ("$.top_p", sound with { TopP = value }),
                ("$.frequency_penalty", sound with { FrequencyPenalty = value }),
                ("$.presence_penalty", sound with { PresencePenalty = value }),
                ("$.logit_bias.token", sound with { LogitBias = new Dictionary<string, double> { ["token"] = value } }),
                (
                    "$.provider.preferred_min_throughput",
                    sound with
                    {
                        Provider = new() { PreferredMinThroughput = value },
                    }
                ),
                ("$.provider.preferred_max_latency", sound with { Provider = new() { PreferredMaxLatency = value } }),
                ("$.provider.min_throughput", sound with { Provider = new() { MinThroughput = value } }),
                ("$.provider.max_latency", sound with { Provider = new() { MaxLatency = value } })
            )
        );

    [TestCaseSource(nameof(WithinBounds))]
    public void Validate_ValueAtItsBound_IsSound(string name, InteractiveAiChatRequest request) =>
        Assert.That(request.Validate(), Is.Empty);

    [TestCaseSource(nameof(BeyondBounds))]
    public void Validate_ValueBeyondItsBound_IsFoundWithTheBound(string expected, InteractiveAiChatRequest request)
    {
        Assert.That(
            request.Validate().Select(problem => $"{problem.Path} {problem.Bound}"),
            Is.EqualTo(new[] { expected })
        );
        Assert.That(request.Validate(bounds: null), Is.Empty, "with the bounds switched off");
    }

    [TestCaseSource(nameof(NotNumbers))]
    public void Validate_NumberThatJsonDoesNotHave_IsFoundEvenWithoutBounds(
        string path,
        InteractiveAiChatRequest request
    )
    {
        RequestProblem[] expected = [new(path, "JSON has no such number: it must be finite.")];

        Assert.That(request.Validate(), Is.EqualTo(expected));
        Assert.That(request.Validate(bounds: null), Is.EqualTo(expected));
    }

    [Test]
    public void NotNumbers_EveryDoubleOfARequest_IsTried()
    {
        var doubles = new[] { typeof(InteractiveAiChatRequest), typeof(ProviderPreferences) }.SelectMany(type =>
            type.GetProperties().Where(property => property.PropertyType == typeof(double?))
        );

        Assert.That(NotNumbers.Count(), Is.EqualTo((doubles.Count() + 1) * 3));
        Assert.That(
            WireTypes.Objects.Where(type =>
                type.Namespace != typeof(Orq.OrqChatRequest).Namespace
                && type.GetProperties().Any(property => property.PropertyType == typeof(double?))
            ),
            Is.EquivalentTo(
                new[]
                {
                    typeof(ChatRequest),
                    typeof(InteractiveAiChatRequest),
                    typeof(JamAi.JamAiChatRequest),
                    typeof(ProviderPreferences),
                }
            )
        );
    }

    [Test]
    public void Validate_PortableRequest_KnowsOnlyTheBoundsThatHoldEverywhere()
    {
        ChatRequest request = new()
        {
            Messages = ["Hi"],
            Stop = ["a", "b", "c", "d", "e"],
            Seed = long.MaxValue,
            Temperature = 3,
        };

        Assert.That(request.Validate().Select(problem => problem.Path), Is.EqualTo(new[] { "$.temperature" }));
        Assert.That(
            request.Validate(InteractiveAiGateway.StatedBounds).Select(problem => problem.Path),
            Is.EquivalentTo(new[] { "$.temperature", "$.stop", "$.seed" })
        );
    }

    [Test]
    public void Validate_SoundRequest_AllocatesNoMoreThanItsChecklist()
    {
        InteractiveAiChatRequest request = new()
        {
            Model = "openai/gpt-4o",
            Messages =
            [
                new SystemMessage("Be brief."),
                .. Enumerable.Range(0, 100).Select(i => new UserMessage($"{i}")),
            ],
            Tools = [new FunctionTool("f"), new FunctionTool("g")],
            Stop = ["END"],
            Temperature = 0.5,
            Provider = new() { Order = ["Anthropic"], Sort = ProviderSort.Price },
            Plugins = [new WebPlugin()],
            ResponseFormat = ResponseFormat.JsonObject,
            ToolChoice = ToolChoice.Auto,
        };
        request.Validate();

        long before = GC.GetAllocatedBytesForCurrentThread();
        request.Validate();
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        // The checklist itself and its path: one object and one array, however long the conversation.
        Assert.That(allocated, Is.LessThan(500));
    }

    private static IEnumerable<TestCaseData> Named(params (string Name, InteractiveAiChatRequest Request)[] cases) =>
        cases.Select((each, i) => new TestCaseData(each.Name, each.Request).SetArgDisplayNames($"{each.Name} #{i}"));
}
