using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace InteractiveAi.Client.Tests;

internal sealed partial class SpecCoverage
{
    private static readonly string[] bounds =
    [
        "minimum",
        "maximum",
        "exclusiveMinimum",
        "minLength",
        "maxLength",
        "minItems",
        "maxItems",
        "maxProperties",
        SpecDocument.KeyLength,
    ];

    /// <summary>Every bound must be enforced exactly where it lies, and a number without one must have none here.</summary>
    private void CheckBounds(JsonObject schema, Type type, string pointer)
    {
        // What a gateway answers, it may answer.
        if (!_isRequest)
        {
            return;
        }

        foreach ((string keyword, JsonNode? bound) in schema.Where(each => bounds.Contains(each.Key)))
        {
            double value = SpecDocument.NumberOf(bound)!.Value;
            string element = string.Create(CultureInfo.InvariantCulture, $"{pointer} {keyword} {value}");
            bool isEnforced = IsEnforced(schema, type, pointer, keyword, value);
            Cover(element, isEnforced || IsExcepted(element), "not enforced");
        }

        if (SpecDocument.Types(schema) is ["number" or "integer"] && _places.TryGetValue(pointer, out SpecPlace? place))
        {
            CheckUnbounded(schema, pointer, place);
        }
    }

    private void CheckUnbounded(JsonObject schema, string pointer, SpecPlace place)
    {
        const int Far = 1_000_000_000;
        (string Keyword, int Value)[] sides = [("inimum", -Far), ("aximum", Far)];
        foreach ((string keyword, int value) in sides)
        {
            string element = $"{pointer} {value}";
            bool isBounded = schema.Any(each => each.Key.EndsWith(keyword, StringComparison.Ordinal));
            if (!isBounded && Refuses(place, value))
            {
                Expect(IsExcepted(element), element, "refused, although the specification has no such bound");
            }
        }
    }

    private bool IsEnforced(JsonObject schema, Type type, string pointer, string keyword, double bound)
    {
        if (!_places.TryGetValue(pointer, out SpecPlace? place))
        {
            return false;
        }

        bool isWhole = type == typeof(int) || type == typeof(long) || SpecDocument.Types(schema) is ["integer"];
        // Far out a step of one is the smallest that a double can make.
        double step = isWhole || Math.Abs(bound) >= 10 ? 1 : 0.001;
        (JsonNode allowed, JsonNode refused) = keyword switch
        {
            "minimum" => (SpecDocument.Number(bound), SpecDocument.Number(bound - step)),
            "exclusiveMinimum" => (SpecDocument.Number(bound + step), SpecDocument.Number(bound)),
            "maximum" => (SpecDocument.Number(bound), SpecDocument.Number(bound + step)),
            "minLength" => (Text(bound), Text(bound - 1)),
            "maxLength" => (Text(bound), Text(bound + 1)),
            "minItems" => (List(bound), List(bound - 1)),
            "maxItems" => (List(bound), List(bound + 1)),
            "maxProperties" => (Map(bound), Map(bound + 1)),
            _ => (
                new JsonObject { [$"{Text(bound)}"] = "a" },
                (JsonNode)new JsonObject { [$"{Text(bound + 1)}"] = "a" }
            ),
        };
        return !Refuses(place, allowed)
            && (Refuses(place, refused) || (keyword is "minItems" && IsLeftOut(place, refused)));

        JsonNode Text(double length) => new string('a', (int)length);

        JsonNode List(double count) => SpecPlaces.ListOf(_spec, schema, (int)count);

        JsonNode Map(double count) =>
            new JsonObject(
                Enumerable
                    .Range(0, (int)count)
                    .Select(i => KeyValuePair.Create($"k{i}", (JsonNode?)JsonValue.Create("a")))
            );
    }

    /// <summary>Whether a gateway that refuses empty lists is never sent one.</summary>
    private bool IsLeftOut(SpecPlace place, JsonNode empty)
    {
        var request = (ChatRequest)
            place.Make(empty.DeepClone()).Deserialize(WireJson.Options.GetTypeInfo(_mapping.Request))!;
        var sent = JsonSerializer.SerializeToNode(Gateway.Adapt(request), request.JsonType)!.AsObject();
        return !place.Path[2..].Contains('.') && !sent.ContainsKey(place.Path[2..]);
    }

    /// <summary>Whether a value is refused where it stands, or one of its parts is, because of a bound.</summary>
    private bool Refuses(SpecPlace place, JsonNode value) =>
        ProblemsOf(place.Make(value))
            .Any(problem => problem.Bound is not null && problem.Path.StartsWith(place.Path, StringComparison.Ordinal));

    private IReadOnlyList<RequestProblem> ProblemsOf(JsonObject request)
    {
        try
        {
            var read = (ChatRequest)request.Deserialize(WireJson.Options.GetTypeInfo(_mapping.Request))!;
            return _mapping.Client.Validate(read);
        }
        catch (JsonException notRead)
        {
            return [new RequestProblem(notRead.Path ?? "$", "not even read")];
        }
    }
}
