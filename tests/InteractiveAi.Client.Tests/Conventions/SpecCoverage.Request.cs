using System.Text.Json.Nodes;

namespace InteractiveAi.Client.Tests;

internal sealed partial class SpecCoverage
{
    /// <summary>What the specification requires of a request must be missed when it is missing, and what it allows must be allowed.</summary>
    private void CheckRequest()
    {
        foreach ((string pointer, SpecPlace place) in _places)
        {
            JsonNode? least = SpecPlaces.Least(_spec, place.Schema);
            foreach (RequestProblem problem in ProblemsOf(place.Make(least)))
            {
                _problems.Add($"{pointer}: refused as the specification allows it, {problem}");
            }

            if (SpecDocument.AlternativesOf(place.Schema).Count is 0)
            {
                CheckRequired(pointer, place);
            }
        }
    }

    private void CheckRequired(string pointer, SpecPlace place)
    {
        foreach (string name in SpecDocument.RequiredOf(place.Schema))
        {
            // What tells a case from another makes an unknown one by its absence, which is never refused.
            JsonObject property = _spec.Resolve(SpecDocument.PropertiesOf(place.Schema)[name]!.AsObject());
            if (SpecDocument.EnumOf(property).Count is 1)
            {
                continue;
            }

            string element = $"{pointer}.{name} required";
            bool isExcepted = _mapping.NotAsked.ContainsKey(element);
            JsonObject without = SpecPlaces.Least(_spec, place.Schema)!.AsObject();
            // Null is absence, and the one thing that reading itself does not refuse.
            without[name] = null;
            bool isMissed = ProblemsOf(place.Make(without)).Any(problem => problem.Path == $"{place.Path}.{name}");
            Cover(element, isMissed || isExcepted, "not missed when it is missing");
            if (isExcepted && !isMissed)
            {
                _mentioned.Add(element);
            }
        }
    }
}
