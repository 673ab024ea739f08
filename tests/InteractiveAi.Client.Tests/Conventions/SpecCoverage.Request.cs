using System.Text.Json;
using System.Text.Json.Nodes;

namespace InteractiveAi.Client.Tests;

internal sealed partial class SpecCoverage
{
    /// <summary>What the specification requires of a request must be missed when it is missing, and what it allows must be allowed.</summary>
    private void CheckRequest()
    {
        HashSet<string> refused = new(StringComparer.Ordinal);
        foreach ((string pointer, SpecPlace place) in _places)
        {
            JsonNode? least = SpecPlaces.Least(_spec, place.Schema);
            // Once is enough: what is refused here is refused in everything that stands inside of it.
            foreach (RequestProblem problem in ProblemsOf(place.Make(least)).Where(each => refused.Add($"{each}")))
            {
                Expect(
                    IsExcepted($"{pointer} {problem.Path}"),
                    pointer,
                    $"refused as the specification allows it, {problem}"
                );
            }

            if (SpecDocument.AlternativesOf(place.Schema).Count is 0 && !_mapping.KeptAsJson.ContainsKey(pointer))
            {
                CheckRequired(pointer, place);
            }
        }
    }

    private void CheckRequired(string pointer, SpecPlace place)
    {
        foreach (string name in SpecDocument.RequiredOf(place.Schema).Where(name => IsMissable(place.Schema, name)))
        {
            string element = $"{pointer}.{name} required";
            JsonObject without = SpecPlaces.Least(_spec, place.Schema)!.AsObject();
            // Null is absence, and the one thing that reading itself does not refuse.
            without[name] = null;
            bool isMissed = ProblemsOf(place.Make(without)).Any(problem => problem.Path == $"{place.Path}.{name}");
            bool isExcepted = !isMissed && IsExcepted(element);
            Cover(element, isMissed || isExcepted, "not missed when it is missing");
        }
    }

    // What tells a shape or a case from another makes an unknown one by its absence, which is never refused; and what may
    // be null cannot be missed.
    private bool IsMissable(JsonObject schema, string name)
    {
        JsonObject property = SpecDocument.PropertiesOf(schema)[name]!.AsObject();
        bool isAll = SpecDocument.PropertiesOf(schema).Count is 1 && _told.Contains(schema);
        return !isAll
            && SpecDocument.EnumOf(_spec.Resolve(property)).Count is not 1
            && !SpecDocument.IsNullable(property);
    }

    private bool IsExcepted(string element)
    {
        bool isExcepted = _mapping.NotAsked.ContainsKey(element);
        if (isExcepted)
        {
            _mentioned.Add(element);
        }

        return isExcepted;
    }

    /// <summary>Every rule that is told in prose must be enforced by a request that breaks it.</summary>
    private void CheckRules()
    {
        foreach (string rule in _spec.Rules)
        {
            bool isBroken =
                _mapping.Rules.TryGetValue(rule, out var example)
                && ProblemsOf(JsonNode.Parse(example.Request)!.AsObject()).Any(problem => problem.Path == example.Path);
            Cover($"{rule} rule", isBroken || IsExcepted(rule), "not enforced");
        }

        _problems.AddRange(
            _mapping
                .Rules.Keys.Except(_spec.Rules)
                .Select(rule => $"{rule}: a rule that the specification does not have")
        );
    }

    /// <summary>What all requests share and this specification lacks must be refused, or taken for a reason; what it has must not be refused.</summary>
    private void CheckTaken()
    {
        NotTaken notTaken = Gateway.Bounds.NotTaken ?? new NotTaken(_mapping.Gateway);
        var sample = (JsonObject)SampleJson.Of(typeof(ChatRequest));
        // Formats are refused with the member that they are the values of.
        bool isWithoutFormats = notTaken.Members.Contains("response_format");
        CheckTaken(
            "ChatRequest.",
            WireTypes.MembersOf(typeof(ChatRequest)).Select(member => member.Name),
            name => _seen.Contains((_mapping.Request, name)),
            [.. notTaken.Members.Except(["file_id"])],
            // Options are refused only where they say something.
            name =>
                (
                    $"\"{name}\":{sample[name]!.ToJsonString().Replace("true", "false", StringComparison.Ordinal)}",
                    $"$.{name}"
                )
        );
        CheckFileId(notTaken);
        CheckCases(
            typeof(Message),
            notTaken.Roles,
            name => ($$"""  "messages":[{"role":"{{name}}"}]  """, "$.messages[0].role")
        );
        CheckCases(
            typeof(ContentPart),
            notTaken.Parts,
            name =>
                (
                    $$"""  "messages":[{"role":"user","content":[{"type":"{{name}}"}]}]  """,
                    "$.messages[0].content[0].type"
                )
        );
        CheckCases(
            typeof(Tool),
            notTaken.Tools,
            name => ($$"""  "tools":[{"type":"{{name}}"}]  """, "$.tools[0].type")
        );
        CheckCases(
            typeof(ResponseFormat),
            isWithoutFormats ? [.. UnionTests.ValuesOf(typeof(ResponseFormat))] : notTaken.Formats,
            name =>
                (
                    $$"""  "response_format":{"type":"{{name}}"}  """,
                    isWithoutFormats ? "$.response_format" : "$.response_format.type"
                )
        );
    }

    // The one member below the request that a gateway does not take.
    private void CheckFileId(NotTaken notTaken)
    {
        const string Use = """{"messages":[{"role":"user","content":[{"type":"file","file":{"file_id":"a"}}]}]}""";
        bool isReported = ProblemsOf(JsonNode.Parse(Use)!.AsObject())
            .Any(problem => problem.Path == "$.messages[0].content[0].file.file_id");
        bool isInSpec = _seen.Contains((typeof(FilePart.Body), "file_id"));
        bool isRefused = notTaken.Members.Contains("file_id");
        Expect(
            !isRefused || (isReported && !isInSpec),
            "file_id",
            "not taken, but not reported, or in the specification"
        );
    }

    private void CheckCases(Type union, string[] refused, Func<string, (string Member, string Path)> use) =>
        CheckTaken(
            $"{union.Name}:",
            UnionTests.ValuesOf(union),
            name => _requestCases.Contains((union, name)),
            refused,
            use
        );

    private void CheckTaken(
        string prefix,
        IEnumerable<string> names,
        Func<string, bool> isInSpec,
        string[] refused,
        Func<string, (string Member, string Path)> use
    )
    {
        List<string> all = [.. names];
        foreach (string name in all)
        {
            (string member, string path) = use(name);
            string messages = member.Contains("\"messages\"", StringComparison.Ordinal)
                ? ""
                : """ "messages":[{"role":"user","content":"a"}], """;
            bool isReported = ProblemsOf(JsonNode.Parse($"{{{messages}{member}}}")!.AsObject())
                .Any(problem =>
                    problem.Path == path && problem.Message.Contains(_mapping.Gateway, StringComparison.Ordinal)
                );
            string element = prefix + name;
            if (isInSpec(name))
            {
                Expect(!refused.Contains(name), element, "refused, although the specification has it");
            }
            else if (refused.Contains(name))
            {
                Expect(isReported, element, "not taken, but its use is not reported");
                Refused++;
            }
            else
            {
                bool isTaken = _mapping.Taken.ContainsKey(element);
                Expect(isTaken, element, "not in the specification, and neither refused nor taken for a reason");
                Taken += isTaken ? 1 : 0;
                _mentioned.Add(element);
            }
        }

        _problems.AddRange(
            refused.Except(all).Select(name => $"{prefix}{name}: not taken, but there is no such thing to take")
        );
    }
}
