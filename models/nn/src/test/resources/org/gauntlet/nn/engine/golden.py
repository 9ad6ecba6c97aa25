"""Writes golden.json: what PyTorch answers. Run: python golden.py (needs torch).

Inputs, parameters and cotangents are exact fractions that the test makes again by `numbers`.
"""

import json
import pathlib

import torch
from torch import nn

ROWS = 2


def numbers(shape, factor, modulus):
    count = torch.Size(shape).numel()
    return ((torch.arange(count) * factor) % modulus - modulus // 2).float().reshape(shape) / 8


def fill(module):
    names = {"weight": 29, "bias": 31, "running_mean": 17, "running_var": None}
    for name, tensor in module.state_dict().items():
        if name in names:
            values = (
                numbers(tensor.shape, 53, names[name])
                if names[name]
                else numbers(tensor.shape, 3, 5) + 1
            )
            tensor.copy_(values)


def rounded(tensor):
    return [float(f"{v:.8g}") for v in tensor.detach().flatten().tolist()]


def case(name, shape, module, training=False):
    fill(module)
    module.train(training)
    x = numbers((ROWS, *shape), 37, 23).requires_grad_()
    y = module(x).flatten(1)
    answer = {"name": name, "scores": rounded(y)}
    if not training:
        y.backward(numbers(y.shape, 41, 13), retain_graph=True)
        answer["pulled"] = rounded(x.grad)
    module.zero_grad()
    labels = torch.arange(ROWS) % y.shape[1]
    loss = nn.functional.cross_entropy(y, labels)
    loss.backward()
    answer["loss"] = float(f"{loss.item():.8g}")
    answer["gradients"] = {k: rounded(p.grad) for k, p in module.named_parameters()}
    if isinstance(module, nn.BatchNorm2d) and not training:
        del answer["gradients"], answer["loss"]
    if training:
        flat = x.detach().transpose(0, 1).flatten(1)
        answer["gradients"]["mean"] = rounded(flat.mean(1))
        answer["gradients"]["variance"] = rounded(flat.var(1))
        del answer["scores"]
    return answer


cases = [
    case("conv", (2, 5, 4), nn.Conv2d(2, 3, 3, stride=2, padding=1)),
    case("conv dilated", (1, 5, 5), nn.Conv2d(1, 2, 2, padding=1, dilation=3)),
    case("conv grouped", (4, 3, 3), nn.Conv2d(4, 16, 2, groups=2, bias=False)),
    case("max pool", (1, 5, 5), nn.MaxPool2d(3, 2, 1)),
    case("average pool", (1, 5, 5), nn.AvgPool2d(3, 2, 1)),
    case("global pool", (3, 2, 3), nn.AdaptiveAvgPool2d(1)),
    case("dense", (7,), nn.Linear(7, 9)),
    case("batch norm", (3, 2, 2), nn.BatchNorm2d(3)),
    case("batch norm training", (3, 2, 2), nn.BatchNorm2d(3), training=True),
]
lines = ",\n".join(json.dumps(each) for each in cases)
pathlib.Path(__file__).with_name("golden.json").write_text(f"[\n{lines}\n]\n")
